package dev.addax.tensor.reference;

import dev.addax.tensor.Unary;
import dev.addax.tensor.type.DType;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;

/** Elementwise functions of one tensor. */
final class UnaryKernel {
  private UnaryKernel() {}

  static Elements run(Unary.Kind kind, Elements x) {
    return switch (x) {
      case Reals r -> reals(kind, r);
      case Integers n -> integers(kind, n);
    };
  }

  private static Elements reals(Unary.Kind kind, Reals x) {
    var function = real(kind);
    var values = new double[x.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = function.applyAsDouble(x.values()[i]);
    }
    return kind.isPredicate() ? Elements.of(DType.BOOL, values) : Reals.of(x.dtype(), values);
  }

  private static Elements integers(Unary.Kind kind, Integers x) {
    var function = integer(kind, x.dtype());
    var values = new long[x.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = function.applyAsLong(x.values()[i]);
    }
    return Integers.of(kind.isPredicate() ? DType.BOOL : x.dtype(), values);
  }

  private static DoubleUnaryOperator real(Unary.Kind kind) {
    return switch (kind) {
      case IDENTITY, STOP_GRADIENT -> x -> x;
      case NEGATE -> x -> -x;
      case ABS -> Math::abs;
      case SIGN -> Math::signum;
      case EXP -> Math::exp;
      case EXPM1 -> Math::expm1;
      case LOG -> Math::log;
      case LOG1P -> Math::log1p;
      case SQRT -> Math::sqrt;
      case RSQRT -> x -> 1 / Math.sqrt(x);
      case CBRT -> Math::cbrt;
      case RECIPROCAL -> x -> 1 / x;
      case SQUARE -> x -> x * x;
      case SIN -> Math::sin;
      case COS -> Math::cos;
      case TAN -> Math::tan;
      case ASIN -> Math::asin;
      case ACOS -> Math::acos;
      case ATAN -> Math::atan;
      case SINH -> Math::sinh;
      case COSH -> Math::cosh;
      case TANH -> Math::tanh;
      case ASINH -> UnaryKernel::asinh;
      case ACOSH -> x -> Math.log(x + Math.sqrt(x - 1) * Math.sqrt(x + 1));
      case ATANH -> x -> 0.5 * (Math.log1p(x) - Math.log1p(-x));
      case SIGMOID -> UnaryKernel::sigmoid;
      case SOFTPLUS -> x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
      case RELU -> x -> Math.max(x, 0);
      case ERF -> Special::erf;
      case ERFC -> Special::erfc;
      case ERFINV -> Special::erfinv;
      case LGAMMA -> Special::lgamma;
      case DIGAMMA -> Special::digamma;
      case BESSEL_I0 -> Special::besselI0;
      case BESSEL_I1 -> Special::besselI1;
      case FLOOR -> Math::floor;
      case CEIL -> Math::ceil;
      case ROUND -> Math::rint;
      case TRUNC -> x -> x < 0 ? Math.ceil(x) : Math.floor(x);
      case IS_NAN -> x -> Double.isNaN(x) ? 1 : 0;
      case IS_INFINITE -> x -> Double.isInfinite(x) ? 1 : 0;
      case IS_FINITE -> x -> Double.isFinite(x) ? 1 : 0;
      case LOGICAL_NOT, BITWISE_NOT -> throw new IllegalArgumentException(kind + " of floats");
    };
  }

  private static LongUnaryOperator integer(Unary.Kind kind, DType dtype) {
    return switch (kind) {
      case IDENTITY, STOP_GRADIENT, FLOOR, CEIL, ROUND, TRUNC -> x -> x;
      case NEGATE -> x -> -x;
      case ABS -> Math::abs;
      case SIGN -> Long::signum;
      case SQUARE -> x -> x * x;
      case RELU -> x -> Math.max(x, 0);
      case LOGICAL_NOT -> x -> 1 - x;
      case BITWISE_NOT -> dtype == DType.BOOL ? x -> 1 - x : x -> ~x;
      case IS_NAN, IS_INFINITE -> x -> 0;
      case IS_FINITE -> x -> 1;
      case EXP,
          EXPM1,
          LOG,
          LOG1P,
          SQRT,
          RSQRT,
          CBRT,
          RECIPROCAL,
          SIN,
          COS,
          TAN,
          ASIN,
          ACOS,
          ATAN,
          SINH,
          COSH,
          TANH,
          ASINH,
          ACOSH,
          ATANH,
          SIGMOID,
          SOFTPLUS,
          ERF,
          ERFC,
          ERFINV,
          LGAMMA,
          DIGAMMA,
          BESSEL_I0,
          BESSEL_I1 ->
          throw new IllegalArgumentException(kind + " of integers");
    };
  }

  private static double asinh(double x) {
    double a = Math.abs(x);
    if (a > 1e150) {
      return Math.copySign(Math.log(a) + Math.log(2), x);
    }
    return Math.copySign(Math.log1p(a + a * a / (1 + Math.sqrt(a * a + 1))), x);
  }

  private static double sigmoid(double x) {
    double e = Math.exp(-Math.abs(x));
    return x >= 0 ? 1 / (1 + e) : e / (1 + e);
  }
}
