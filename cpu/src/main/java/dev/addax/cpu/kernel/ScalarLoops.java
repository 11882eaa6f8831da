package dev.addax.cpu.kernel;

import dev.addax.tensor.Binary;
import dev.addax.tensor.Compare;
import dev.addax.tensor.Unary;
import dev.addax.tensor.type.DType;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The loops that go element by element, for any dtype. Floating results are computed in double and
 * rounded once.
 */
final class ScalarLoops {
  private ScalarLoops() {}

  static @Nullable UnaryLoop unary(Unary.Kind kind, DType dtype) {
    if (kind.isPredicate()) {
      return dtype.isFloating()
          ? Specialized.of(TestLoop.class, new Scalar.Test(test(kind), dtype), UnaryLoop.class)
          : null;
    }
    if (dtype.isFloating()) {
      DoubleUnaryOperator f = floating(kind);
      return f == null
          ? null
          : Specialized.of(
              FloatingUnaryLoop.class, new Scalar.FloatingUnary(f, dtype), UnaryLoop.class);
    }
    LongUnaryOperator f = integral(kind);
    return f == null
        ? null
        : Specialized.of(
            IntegralUnaryLoop.class, new Scalar.IntegralUnary(f, dtype), UnaryLoop.class);
  }

  private static DoublePredicate test(Unary.Kind kind) {
    return switch (kind) {
      case IS_NAN -> Double::isNaN;
      case IS_INFINITE -> Double::isInfinite;
      default -> Double::isFinite;
    };
  }

  private static @Nullable DoubleUnaryOperator floating(Unary.Kind kind) {
    return switch (kind) {
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
      case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
      case SOFTPLUS -> x -> Math.log1p(Math.exp(-Math.abs(x))) + Math.max(x, 0);
      case RELU -> x -> Math.max(x, 0);
      case FLOOR -> Math::floor;
      case CEIL -> Math::ceil;
      case ROUND -> Math::rint;
      case TRUNC -> x -> x < 0 ? Math.ceil(x) : Math.floor(x);
      default -> null;
    };
  }

  private static @Nullable LongUnaryOperator integral(Unary.Kind kind) {
    return switch (kind) {
      case NEGATE -> x -> -x;
      case ABS -> Math::abs;
      case SIGN -> Long::signum;
      case SQUARE -> x -> x * x;
      case RELU -> x -> Math.max(x, 0);
      case FLOOR, CEIL, ROUND, TRUNC -> x -> x;
      case LOGICAL_NOT -> x -> x ^ 1;
      default -> null;
    };
  }

  static @Nullable BinaryLoop binary(Binary.Kind kind, DType dtype) {
    if (dtype.isFloating()) {
      DoubleBinaryOperator f = floating(kind);
      return f == null
          ? null
          : Specialized.of(
              FloatingBinaryLoop.class, new Scalar.FloatingBinary(f, dtype), BinaryLoop.class);
    }
    LongBinaryOperator f = integral(kind);
    return f == null
        ? null
        : Specialized.of(
            IntegralBinaryLoop.class, new Scalar.IntegralBinary(f, dtype), BinaryLoop.class);
  }

  private static @Nullable DoubleBinaryOperator floating(Binary.Kind kind) {
    return switch (kind) {
      case ADD -> (a, b) -> a + b;
      case SUBTRACT -> (a, b) -> a - b;
      case MULTIPLY -> (a, b) -> a * b;
      case DIVIDE -> (a, b) -> a / b;
      case MAXIMUM -> Math::max;
      case MINIMUM -> Math::min;
      case POWER -> Math::pow;
      case ATAN2 -> Math::atan2;
      default -> null;
    };
  }

  private static @Nullable LongBinaryOperator integral(Binary.Kind kind) {
    return switch (kind) {
      case ADD -> (a, b) -> a + b;
      case SUBTRACT -> (a, b) -> a - b;
      case MULTIPLY -> (a, b) -> a * b;
      case MAXIMUM -> Math::max;
      case MINIMUM -> Math::min;
      case AND -> (a, b) -> a & b;
      case OR -> (a, b) -> a | b;
      case XOR -> (a, b) -> a ^ b;
      default -> null;
    };
  }

  static BinaryLoop compare(Compare.Kind kind, DType dtype) {
    return dtype.isFloating()
        ? Specialized.of(
            FloatingComparisonLoop.class,
            new Scalar.FloatingComparison(floating(kind), dtype),
            BinaryLoop.class)
        : Specialized.of(
            IntegralComparisonLoop.class,
            new Scalar.IntegralComparison(integral(kind), dtype),
            BinaryLoop.class);
  }

  private static Scalar.Comparison floating(Compare.Kind kind) {
    return switch (kind) {
      case EQUAL -> (a, b) -> a == b;
      case NOT_EQUAL -> (a, b) -> a != b;
      case LESS -> (a, b) -> a < b;
      case LESS_EQUAL -> (a, b) -> a <= b;
      case GREATER -> (a, b) -> a > b;
      case GREATER_EQUAL -> (a, b) -> a >= b;
    };
  }

  private static Scalar.LongComparison integral(Compare.Kind kind) {
    return switch (kind) {
      case EQUAL -> (a, b) -> a == b;
      case NOT_EQUAL -> (a, b) -> a != b;
      case LESS -> (a, b) -> a < b;
      case LESS_EQUAL -> (a, b) -> a <= b;
      case GREATER -> (a, b) -> a > b;
      case GREATER_EQUAL -> (a, b) -> a >= b;
    };
  }
}
