package dev.addax.cpu.kernel;

import dev.addax.tensor.type.DType;
import java.lang.invoke.MethodHandles;

/** Template: a function of one bool or integer element. */
final class IntegralUnaryLoop implements UnaryLoop {
  private static final Scalar.IntegralUnary SCALAR =
      Specialized.constant(MethodHandles.lookup(), Scalar.IntegralUnary.class);
  private static final DType TYPE = SCALAR.dtype();

  @Override
  public void run(long x, long y, int n) {
    for (int i = 0; i < n; i++) {
      Elements.integral(TYPE, y, i, SCALAR.f().applyAsLong(Elements.integral(TYPE, x, i)));
    }
  }
}
