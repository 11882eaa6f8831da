package dev.addax.keras.ops;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Unary;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;

/** Functions of each element. */
final class ElementwiseOps {
  private ElementwiseOps() {}

  static void addTo(OpTable ops) {
    arithmetic(ops);
    transcendental(ops);
    tests(ops);
  }

  private static void arithmetic(OpTable ops) {
    ops.unary("fabs", x -> floating(x).abs());
    ops.unary("negative", Tensor::negative);
    ops.unary("sign", Tensor::sign);
    ops.unary("square", Tensor::square);
    ops.unary("sqrt", Tensor::sqrt);
    ops.unary("rsqrt", Tensor::rsqrt);
    ops.unary("cbrt", x -> BinaryOps.wide(x).cbrt());
    ops.unary("reciprocal", Tensor::reciprocal);
    ops.unary("floor", Tensor::floor);
    ops.unary("ceil", Tensor::ceil);
    ops.unary("trunc", Tensor::trunc);
    ops.add("round(x, decimals=0)", a -> round(a.tensor("x"), a.integer("decimals")));
    ops.add("clip(x, x_min, x_max)", a -> clip(a.tensor("x"), a.get("x_min"), a.get("x_max")));
    ops.unary("deg2rad", x -> BinaryOps.wide(x).multiply(Math.PI / 180));
    ops.unary("rad2deg", x -> BinaryOps.wide(x).multiply(180 / Math.PI));
    ops.unary("bitwise_not", x -> new Unary(Unary.Kind.BITWISE_NOT).on(x))
        .alias("bitwise_invert", "bitwise_not");
    ops.add("stop_gradient(variable)", a -> a.tensor("variable").stopGradient());
    ops.unary("copy", x -> x);
  }

  private static void transcendental(OpTable ops) {
    ops.unary("exp", Tensor::exp);
    ops.unary("exp2", x -> floating(x).multiply(Math.log(2)).exp());
    ops.unary("expm1", Tensor::expm1);
    ops.unary("log", Tensor::log);
    ops.unary("log1p", Tensor::log1p);
    ops.unary("log2", x -> x.log().divide(Math.log(2)));
    ops.unary("log10", x -> x.log().divide(Math.log(10)));
    ops.unary("sin", Tensor::sin);
    ops.unary("cos", Tensor::cos);
    ops.unary("tan", Tensor::tan);
    ops.unary("arcsin", Tensor::arcsin);
    ops.unary("arccos", Tensor::arccos);
    ops.unary("arctan", Tensor::arctan);
    ops.unary("sinh", Tensor::sinh);
    ops.unary("cosh", Tensor::cosh);
    ops.unary("tanh", Tensor::tanh);
    ops.unary("arcsinh", Tensor::arcsinh);
    ops.unary("arccosh", Tensor::arccosh);
    ops.unary("arctanh", Tensor::arctanh);
    ops.unary("erf", Tensor::erf);
    ops.unary("erfc", Tensor::erfc);
    ops.unary("erfinv", Tensor::erfinv);
    ops.unary("i0", x -> new Unary(Unary.Kind.BESSEL_I0).on(BinaryOps.wide(x)));
    ops.unary("sinc", ElementwiseOps::sinc);
  }

  private static void tests(OpTable ops) {
    ops.unary("isnan", x -> floating(x).isnan());
    ops.unary("isinf", x -> floating(x).isinf());
    ops.unary("isfinite", x -> floating(x).isfinite());
    ops.unary("isposinf", x -> floating(x).equal(Double.POSITIVE_INFINITY));
    ops.unary("isneginf", x -> floating(x).equal(Double.NEGATIVE_INFINITY));
    ops.unary("logical_not", Tensor::logicalNot);
    ops.unary("signbit", ElementwiseOps::signbit);
    ops.add(
        "nan_to_num(x, nan=0.0, posinf=None, neginf=None)",
        a -> nanToNum(a.tensor("x"), a.real("nan"), a.get("posinf"), a.get("neginf")));
  }

  static Tensor floating(Tensor x) {
    return x.cast(Promotion.floating(x.dtype()));
  }

  private static Tensor round(Tensor x, int decimals) {
    if (decimals == 0) return x.dtype().isFloating() ? x.round() : x;
    double scale = Math.pow(10, Math.abs(decimals));
    var wide = floating(x);
    var rounded =
        decimals > 0
            ? wide.multiply(scale).round().divide(scale)
            : wide.divide(scale).round().multiply(scale);
    return rounded.cast(x.dtype());
  }

  private static Tensor clip(Tensor x, Object low, Object high) {
    var lifted = x.dtype() == DType.BOOL ? x.cast(DType.INT32) : x;
    var atLeast = Pair.of(lifted, low).common().apply(Tensor::maximum);
    return Pair.of(atLeast, high).common().apply(Tensor::minimum);
  }

  /**
   * sin(πx) / πx, 1 at zero, where the quotient is never computed so that its gradient stays
   * finite.
   */
  private static Tensor sinc(Tensor given) {
    var x = floating(given);
    var zero = x.equal(0.0);
    var angle = zero.where(1, x).multiply(Math.PI);
    return zero.where(1, angle.sin().divide(angle));
  }

  private static Tensor signbit(Tensor x) {
    // Dividing tells −0 from 0.
    return x.dtype().isFloating() ? x.equal(0.0).where(x.reciprocal(), x).less(0) : x.less(0);
  }

  private static Tensor nanToNum(Tensor x, double nan, Object posinf, Object neginf) {
    if (!x.dtype().isFloating()) return x;
    double largest =
        switch (x.dtype()) {
          case FLOAT16 -> 65504;
          case BFLOAT16 -> 0x1.FEp127;
          case FLOAT64 -> Double.MAX_VALUE;
          default -> Float.MAX_VALUE;
        };
    var result = x.isnan().where(nan, x);
    result =
        x.equal(Double.POSITIVE_INFINITY)
            .where(posinf instanceof Number n ? n.doubleValue() : largest, result);
    return x.equal(Double.NEGATIVE_INFINITY)
        .where(neginf instanceof Number n ? n.doubleValue() : -largest, result);
  }
}
