package dev.addax.cpu.kernel;

import dev.addax.tensor.type.DType;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Reductions element by element: floating dtypes in double, others in long. */
final class ScalarReduction implements Reduction {
  private final DType dtype;
  private final @Nullable DoubleBinaryOperator floating;
  private final @Nullable LongBinaryOperator integral;
  private final double first;
  private final long firstIntegral;

  ScalarReduction(DType dtype, DoubleBinaryOperator f, double first) {
    this.dtype = dtype;
    this.floating = f;
    this.integral = null;
    this.first = first;
    this.firstIntegral = 0;
  }

  ScalarReduction(DType dtype, LongBinaryOperator f, long first) {
    this.dtype = dtype;
    this.floating = null;
    this.integral = f;
    this.first = 0;
    this.firstIntegral = first;
  }

  @Override
  public void run(long x, long y, int outer, int count, int inner, int from, int to) {
    for (int o = 0; o < outer; o++) {
      for (int i = from; i < to; i++) {
        int at = o * count * inner + i;
        if (floating != null) {
          double sum = first;
          for (int r = 0; r < count; r++) {
            sum = floating.applyAsDouble(sum, Elements.floating(dtype, x, at + r * inner));
          }
          Elements.floating(dtype, y, o * inner + i, sum);
        } else if (integral != null) {
          long sum = firstIntegral;
          for (int r = 0; r < count; r++) {
            sum = integral.applyAsLong(sum, Elements.integral(dtype, x, at + r * inner));
          }
          Elements.integral(dtype, y, o * inner + i, sum);
        }
      }
    }
  }
}
