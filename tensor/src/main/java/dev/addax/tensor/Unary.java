package dev.addax.tensor;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An elementwise function of one tensor; the result has the same type (bool for the {@code IS_}
 * kinds).
 */
public record Unary(Kind kind) implements Op {
  private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

  /**
   * The functions. Each states its derivative times the arriving gradient, from its input x and
   * result y.
   */
  public enum Kind {
    IDENTITY((x, y, g) -> g),
    NEGATE((x, y, g) -> g.negative()),
    ABS((x, y, g) -> g.multiply(x.sign())),
    SIGN(Kind::flat),
    EXP((x, y, g) -> g.multiply(y)),
    EXPM1((x, y, g) -> g.multiply(y.add(1))),
    LOG((x, y, g) -> g.divide(x)),
    LOG1P((x, y, g) -> g.divide(x.add(1))),
    SQRT((x, y, g) -> g.multiply(0.5).divide(y)),
    RSQRT((x, y, g) -> g.multiply(-0.5).multiply(y).divide(x)),
    CBRT((x, y, g) -> g.divide(y.multiply(y).multiply(3))),
    RECIPROCAL((x, y, g) -> g.multiply(y.multiply(y)).negative()),
    SQUARE((x, y, g) -> g.multiply(x.multiply(2))),
    SIN((x, y, g) -> g.multiply(x.cos())),
    COS((x, y, g) -> g.multiply(x.sin()).negative()),
    TAN((x, y, g) -> g.multiply(y.multiply(y).add(1))),
    ASIN((x, y, g) -> g.multiply(Kind.oneMinusSquare(x).rsqrt())),
    ACOS((x, y, g) -> g.multiply(Kind.oneMinusSquare(x).rsqrt()).negative()),
    ATAN((x, y, g) -> g.divide(x.multiply(x).add(1))),
    SINH((x, y, g) -> g.multiply(x.cosh())),
    COSH((x, y, g) -> g.multiply(x.sinh())),
    TANH((x, y, g) -> g.multiply(Kind.oneMinusSquare(y))),
    ASINH((x, y, g) -> g.multiply(x.multiply(x).add(1).rsqrt())),
    ACOSH((x, y, g) -> g.multiply(x.multiply(x).subtract(1).rsqrt())),
    ATANH((x, y, g) -> g.divide(Kind.oneMinusSquare(x))),
    SIGMOID((x, y, g) -> g.multiply(y.multiply(Constant.scalar(y, 1).subtract(y)))),
    SOFTPLUS((x, y, g) -> g.multiply(x.sigmoid())),
    RELU((x, y, g) -> x.greater(0).where(g, Constant.like(g, 0))),
    ERF((x, y, g) -> g.multiply(x.multiply(x).negative().exp().multiply(TWO_OVER_SQRT_PI))),
    ERFC((x, y, g) -> g.multiply(x.multiply(x).negative().exp().multiply(-TWO_OVER_SQRT_PI))),
    ERFINV((x, y, g) -> g.multiply(y.multiply(y).exp().multiply(1 / TWO_OVER_SQRT_PI))),
    LGAMMA((x, y, g) -> g.multiply(new Unary(Kind.valueOf("DIGAMMA")).on(x))),
    DIGAMMA((x, y, g) -> g.multiply(new Binary(Binary.Kind.POLYGAMMA).on(Constant.like(x, 1), x))),
    BESSEL_I0((x, y, g) -> g.multiply(new Unary(Kind.valueOf("BESSEL_I1")).on(x))),
    BESSEL_I1(
        (x, y, g) -> g.multiply(new Unary(Kind.valueOf("BESSEL_I0")).on(x).subtract(y.divide(x)))),
    FLOOR(Kind::flat),
    CEIL(Kind::flat),
    ROUND(Kind::flat),
    TRUNC(Kind::flat),
    LOGICAL_NOT(Kind::flat),
    BITWISE_NOT(Kind::flat),
    IS_NAN(Kind::flat),
    IS_INFINITE(Kind::flat),
    IS_FINITE(Kind::flat),
    STOP_GRADIENT((x, y, g) -> null);

    private final Derivative derivative;

    Kind(Derivative derivative) {
      this.derivative = derivative;
    }

    /** {@return whether the result is bool whatever the input} */
    public boolean isPredicate() {
      return this == IS_NAN || this == IS_INFINITE || this == IS_FINITE;
    }

    private boolean accepts(DType dtype) {
      return switch (this) {
        case LOGICAL_NOT -> dtype == DType.BOOL;
        case BITWISE_NOT -> dtype == DType.BOOL || dtype.isInteger();
        case IDENTITY, IS_NAN, IS_INFINITE, IS_FINITE, STOP_GRADIENT -> true;
        case NEGATE, ABS, SIGN, SQUARE, RELU, FLOOR, CEIL, ROUND, TRUNC -> dtype != DType.BOOL;
        default -> dtype.isFloating();
      };
    }

    private static Tensor oneMinusSquare(Tensor x) {
      return Constant.scalar(x, 1).subtract(x.multiply(x));
    }

    private static @Nullable Tensor flat(Tensor x, Tensor y, Tensor g) {
      return null;
    }
  }

  @FunctionalInterface
  private interface Derivative {
    @Nullable Tensor of(Tensor x, Tensor y, Tensor gradient);
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 1);
    var x = inputs.getFirst();
    Rules.check(kind.accepts(x.dtype()), "%s does not take %s; cast it first", this, x);
    return List.of(kind.isPredicate() ? x.with(DType.BOOL) : x);
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    return Rules.list(kind.derivative.of(node.input(0), node.output(0), Rules.first(gradients)));
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
