package dev.addax.tensor.reference;

import dev.addax.tensor.Binary;
import dev.addax.tensor.type.DType;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Elementwise functions of two tensors. */
final class BinaryKernel {
  private BinaryKernel() {}

  static Elements run(Binary.Kind kind, Elements a, Elements b) {
    return switch (a) {
      case Reals r -> Reals.of(r.dtype(), apply(real(kind, r.dtype()), r.values(), b.doubles()));
      case Integers n ->
          Integers.of(n.dtype(), apply(integer(kind, n.dtype()), n.values(), b.longs()));
    };
  }

  private static double[] apply(DoubleBinaryOperator function, double[] a, double[] b) {
    var values = new double[a.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = function.applyAsDouble(a[i], b[i]);
    }
    return values;
  }

  private static long[] apply(LongBinaryOperator function, long[] a, long[] b) {
    var values = new long[a.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = function.applyAsLong(a[i], b[i]);
    }
    return values;
  }

  private static DoubleBinaryOperator real(Binary.Kind kind, DType dtype) {
    return switch (kind) {
      case ADD -> (a, b) -> a + b;
      case SUBTRACT -> (a, b) -> a - b;
      case MULTIPLY -> (a, b) -> a * b;
      case DIVIDE -> (a, b) -> a / b;
      case FLOOR_DIVIDE -> (a, b) -> Math.floor(a / b);
      case MOD -> BinaryKernel::mod;
      case REMAINDER -> (a, b) -> a % b;
      case POWER -> BinaryKernel::power;
      case MAXIMUM -> Math::max;
      case MINIMUM -> Math::min;
      case ATAN2 -> Math::atan2;
      case NEXT_AFTER -> (a, b) -> Special.nextAfter(dtype, a, b);
      case POLYGAMMA -> Special::polygamma;
      case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT ->
          throw new IllegalArgumentException(kind + " of floats");
    };
  }

  private static double mod(double a, double b) {
    double r = a % b;
    return r != 0 && (r < 0) != (b < 0) ? r + b : r;
  }

  /** C's pow: one to any power and (±1)^±∞ are 1, where Java says NaN. */
  private static double power(double a, double b) {
    return a == 1 || (a == -1 && Double.isInfinite(b)) ? 1 : Math.pow(a, b);
  }

  private static LongBinaryOperator integer(Binary.Kind kind, DType dtype) {
    int bits = 8 * dtype.bytes();
    return switch (kind) {
      case ADD -> (a, b) -> a + b;
      case SUBTRACT -> (a, b) -> a - b;
      case MULTIPLY -> (a, b) -> a * b;
      case DIVIDE -> (a, b) -> b == 0 ? 0 : a / b;
      case FLOOR_DIVIDE -> (a, b) -> b == 0 ? 0 : Math.floorDiv(a, b);
      case MOD -> (a, b) -> b == 0 ? 0 : Math.floorMod(a, b);
      case REMAINDER -> (a, b) -> b == 0 ? 0 : a % b;
      case POWER -> BinaryKernel::power;
      case MAXIMUM -> Math::max;
      case MINIMUM -> Math::min;
      case AND -> (a, b) -> a & b;
      case OR -> (a, b) -> a | b;
      case XOR -> (a, b) -> a ^ b;
      case SHIFT_LEFT -> (a, b) -> b < 0 || b >= bits ? 0 : a << b;
      case SHIFT_RIGHT -> (a, b) -> a >> (b < 0 || b >= bits ? bits - 1 : b);
      case ATAN2, NEXT_AFTER, POLYGAMMA ->
          throw new IllegalArgumentException(kind + " of integers");
    };
  }

  /** Wraps on overflow; a negative exponent gives the truncated quotient. */
  private static long power(long base, long exponent) {
    if (exponent < 0) {
      return base == 1 ? 1 : base == -1 ? (exponent % 2 == 0 ? 1 : -1) : 0;
    }
    long result = 1;
    for (long e = exponent; e > 0; e >>= 1) {
      result = (e & 1) != 0 ? result * base : result;
      base *= base;
    }
    return result;
  }
}
