package dev.addax.keras.ops;

import dev.addax.tensor.Binary;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import java.util.function.BinaryOperator;

/** Functions of two tensors that broadcast. */
final class BinaryOps {
  private BinaryOps() {}

  static void addTo(OpTable ops) {
    arithmetic(ops);
    comparisons(ops);
    logic(ops);
    composed(ops);
  }

  private static void arithmetic(OpTable ops) {
    ops.binary("add", Tensor::add);
    ops.binary("subtract", Tensor::subtract);
    ops.binary("multiply", Tensor::multiply);
    ops.binary("divide", Tensor::divide).alias("true_divide", "divide");
    ops.add(
        "divide_no_nan(x1, x2)", a -> a.pair("x1", "x2").floating().apply(BinaryOps::divideNoNan));
    ops.binary("floor_divide", integral(Tensor::floorDivide));
    ops.strict("mod", integral(Tensor::mod));
    ops.strict("fmod", integral((x, y) -> op(Binary.Kind.REMAINDER, x, y)));
    ops.binary("power", integral(Tensor::power));
    ops.binary("maximum", Tensor::maximum);
    ops.binary("minimum", Tensor::minimum);
    ops.strict("arctan2", Tensor::arctan2);
    ops.floating("nextafter", (x, y) -> op(Binary.Kind.NEXT_AFTER, x, y));
  }

  private static void comparisons(OpTable ops) {
    ops.strict("equal", Tensor::equal);
    ops.strict("not_equal", Tensor::notEqual);
    ops.strict("less", Tensor::less);
    ops.strict("less_equal", Tensor::lessEqual);
    ops.strict("greater", Tensor::greater);
    ops.strict("greater_equal", Tensor::greaterEqual);
    ops.add(
        "isclose(x1, x2, rtol=1e-05, atol=1e-08, equal_nan=False)",
        a ->
            isClose(
                a.tensors("x1", "x2").common(),
                a.real("rtol"),
                a.real("atol"),
                a.flag("equal_nan")));
    ops.add(
        "allclose(x1, x2, rtol=1e-05, atol=1e-08, equal_nan=False)",
        a ->
            isClose(
                    a.tensors("x1", "x2").common(),
                    a.real("rtol"),
                    a.real("atol"),
                    a.flag("equal_nan"))
                .all());
  }

  private static void logic(OpTable ops) {
    ops.strict("logical_and", Tensor::logicalAnd);
    ops.strict("logical_or", Tensor::logicalOr);
    ops.strict("logical_xor", Tensor::logicalXor);
    bits(ops, "bitwise_and", Binary.Kind.AND);
    bits(ops, "bitwise_or", Binary.Kind.OR);
    bits(ops, "bitwise_xor", Binary.Kind.XOR);
    shift(ops, "bitwise_left_shift", Binary.Kind.SHIFT_LEFT);
    shift(ops, "bitwise_right_shift", Binary.Kind.SHIFT_RIGHT);
    ops.alias("left_shift", "bitwise_left_shift").alias("right_shift", "bitwise_right_shift");
  }

  private static void bits(OpTable ops, String name, Binary.Kind kind) {
    ops.add(name + "(x, y)", a -> a.tensors("x", "y").common().apply((x, y) -> op(kind, x, y)));
  }

  /** Unlike the others, these take a plain number for one of the dtype of what it shifts. */
  private static void shift(OpTable ops, String name, Binary.Kind kind) {
    ops.add(name + "(x, y)", a -> a.pair("x", "y").common().apply((x, y) -> op(kind, x, y)));
  }

  private static void composed(OpTable ops) {
    ops.common("hypot", (x, y) -> wide(x).square().add(wide(y).square()).sqrt());
    ops.floating("logaddexp", BinaryOps::logaddexp);
    ops.floating(
        "logaddexp2",
        (x, y) -> logaddexp(x.multiply(Math.log(2)), y.multiply(Math.log(2))).divide(Math.log(2)));
    ops.common(
        "heaviside", (x, y) -> x.equal(0.0).where(wide(y), x.greater(0).cast(wide(y).dtype())));
    ops.add(
        "fmax(x1, x2)",
        a ->
            a.pair("x1", "x2")
                .common()
                .apply(
                    (x, y) ->
                        x.dtype().isFloating()
                            ? x.isnan().where(y, y.isnan().where(x, x.maximum(y)))
                            : x.maximum(y)));
    ops.add(
        "fmin(x1, x2)",
        a ->
            a.pair("x1", "x2")
                .common()
                .apply(
                    (x, y) ->
                        x.dtype().isFloating()
                            ? x.isnan().where(y, y.isnan().where(x, x.minimum(y)))
                            : x.minimum(y)));
    ops.add("ldexp(x1, x2)", a -> ldexp(a.tensors("x1", "x2")));
  }

  static Tensor op(Binary.Kind kind, Tensor x, Tensor y) {
    var shape = x.shape().broadcast(y.shape());
    var dtype = Promotion.of(x.dtype(), y.dtype());
    return new Binary(kind).on(x.cast(dtype).broadcastTo(shape), y.cast(dtype).broadcastTo(shape));
  }

  /** Two bools count as int32 here. */
  private static BinaryOperator<Tensor> integral(BinaryOperator<Tensor> function) {
    return (x, y) ->
        x.dtype() == DType.BOOL && y.dtype() == DType.BOOL
            ? function.apply(x.cast(DType.INT32), y.cast(DType.INT32))
            : function.apply(x, y);
  }

  private static Tensor divideNoNan(Tensor x, Tensor y) {
    var zero = y.equal(0.0);
    return zero.where(0, x.divide(zero.where(1, y)));
  }

  static Tensor logaddexp(Tensor x, Tensor y) {
    var difference = x.subtract(y);
    var sum = x.maximum(y).add(difference.abs().negative().exp().log1p());
    // Equal infinities have no difference.
    return difference.isnan().where(x.add(y), sum);
  }

  private static Tensor ldexp(Pair pair) {
    var x = ElementwiseOps.floating(pair.x());
    return x.multiply(x.onesLike().multiply(2).power(pair.y().cast(x.dtype())));
  }

  private static Tensor isClose(Pair pair, double rtol, double atol, boolean equalNan) {
    var x = ElementwiseOps.floating(pair.x());
    var y = ElementwiseOps.floating(pair.y());
    var finite = x.isfinite().logicalAnd(y.isfinite());
    var near = x.subtract(y).abs().lessEqual(y.abs().multiply(rtol).add(atol));
    var close = finite.logicalAnd(near).logicalOr(x.equal(y));
    return equalNan ? close.logicalOr(x.isnan().logicalAnd(y.isnan())) : close;
  }

  /** Floating; int64 becomes float64. */
  static Tensor wide(Tensor x) {
    return x.dtype() == DType.INT64 ? x.cast(DType.FLOAT64) : ElementwiseOps.floating(x);
  }
}
