package dev.addax.cpu.kernel;

import dev.addax.tensor.type.DType;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** A function of elements with the dtype it is for: the constant of the scalar templates. */
sealed interface Scalar {
  DType dtype();

  record FloatingUnary(DoubleUnaryOperator f, DType dtype) implements Scalar {}

  record IntegralUnary(LongUnaryOperator f, DType dtype) implements Scalar {}

  record FloatingBinary(DoubleBinaryOperator f, DType dtype) implements Scalar {}

  record IntegralBinary(LongBinaryOperator f, DType dtype) implements Scalar {}

  record Test(DoublePredicate f, DType dtype) implements Scalar {}

  record FloatingComparison(Comparison f, DType dtype) implements Scalar {}

  record IntegralComparison(LongComparison f, DType dtype) implements Scalar {}

  record Conversion(DType dtype, DType to) implements Scalar {}

  record Choice(DType dtype) implements Scalar {}

  @FunctionalInterface
  interface Comparison {
    boolean of(double a, double b);
  }

  @FunctionalInterface
  interface LongComparison {
    boolean of(long a, long b);
  }
}
