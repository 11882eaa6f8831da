package dev.addax.keras.ops;

import dev.addax.tensor.Iota;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.List;

/** Functions that make tensors from nothing. */
final class CreationOps {
  private CreationOps() {}

  static void addTo(OpTable ops) {
    filled(ops);
    ranges(ops);
    matrices(ops);
    windows(ops);
  }

  private static void filled(OpTable ops) {
    ops.add(
        "zeros(shape, dtype=None)",
        a -> Tensors.full(a.shape("shape"), 0, a.dtype("dtype", DType.FLOAT32)));
    ops.add(
        "ones(shape, dtype=None)",
        a -> Tensors.full(a.shape("shape"), 1, a.dtype("dtype", DType.FLOAT32)));
    ops.add(
        "empty(shape, dtype=None)",
        a -> Tensors.full(a.shape("shape"), 0, a.dtype("dtype", DType.FLOAT32)));
    ops.add(
        "full(shape, fill_value, dtype=None)",
        a ->
            a.tensor("fill_value")
                .cast(a.dtype("dtype", DType.FLOAT32))
                .broadcastTo(a.shape("shape")));
    ops.add(
        "zeros_like(x, dtype=None)",
        a -> a.tensor("x").zerosLike().cast(a.dtype("dtype", a.tensor("x").dtype())));
    ops.add(
        "empty_like(x, dtype=None)",
        a -> a.tensor("x").zerosLike().cast(a.dtype("dtype", a.tensor("x").dtype())));
    ops.add(
        "ones_like(x, dtype=None)",
        a -> a.tensor("x").onesLike().cast(a.dtype("dtype", a.tensor("x").dtype())));
    ops.add(
        "full_like(x, fill_value, dtype=None)",
        a ->
            a.tensor("fill_value")
                .cast(a.dtype("dtype", a.tensor("x").dtype()))
                .broadcastTo(a.tensor("x").shape()));
  }

  private static void ranges(OpTable ops) {
    ops.add("arange(start, stop=None, step=None, dtype=None)", CreationOps::arange);
    ops.add(
        "linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0)",
        CreationOps::linspace);
    ops.add(
        "logspace(start, stop, num=50, endpoint=True, base=10, dtype=None, axis=0)",
        a -> {
          var exponents = spaced(a.pair("start", "stop").floating(), a);
          return Tensors.full(Shape.SCALAR, a.real("base"), exponents.dtype())
              .power(exponents)
              .cast(result(a, exponents));
        });
    ops.add(
        "geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0)",
        CreationOps::geomspace);
  }

  private static Tensor arange(Arguments a) {
    var parts = List.of("start", "stop", "step").stream().filter(a::has).map(a::tensor).toList();
    var dtype = a.dtype("dtype", Promotion.of(parts.stream().map(Tensor::dtype).toList()));
    double start = a.has("stop") ? a.real("start") : 0;
    double stop = a.has("stop") ? a.real("stop") : a.real("start");
    double step = a.has("step") ? a.real("step") : 1;
    int count = (int) Math.max(0, Math.ceil((stop - start) / step));
    var values = new double[count];
    for (int i = 0; i < count; i++) values[i] = start + i * step;
    return Tensors.of(values, count).cast(dtype);
  }

  private static DType result(Arguments a, Tensor made) {
    return a.dtype("dtype", made.dtype());
  }

  private static Object linspace(Arguments a) {
    var pair = a.pair("start", "stop").floating();
    var values = spaced(pair, a).cast(a.dtype("dtype", pair.dtype()));
    if (!a.flag("retstep")) return values;
    return List.of(values, pair.y().subtract(pair.x()).divide(intervals(a)));
  }

  private static double intervals(Arguments a) {
    return a.flag("endpoint") ? Math.max(1, a.integer("num") - 1) : a.integer("num");
  }

  private static Tensor spaced(Pair ends, Arguments a) {
    int num = a.integer("num");
    var step = ends.y().subtract(ends.x()).divide(intervals(a));
    var shape = step.shape();
    int axis = a.integer("axis") < 0 ? a.integer("axis") + shape.rank() + 1 : a.integer("axis");
    var places = new Iota(new TensorType(step.dtype(), shape.insert(axis, num)), axis).on();
    var values = step.expandDims(axis).multiply(places).add(ends.x().expandDims(axis));
    if (!a.flag("endpoint") || num < 2) return values;
    // The last value is exactly the end, not what rounding makes of it.
    return places.equal(num - 1).where(ends.y().expandDims(axis), values);
  }

  private static Tensor geomspace(Arguments a) {
    var pair = a.pair("start", "stop").floating();
    var sign = pair.x().sign();
    var logs = new Pair(pair.x().abs().log(), pair.y().abs().log());
    return spaced(logs, a).exp().multiply(sign).cast(a.dtype("dtype", pair.dtype()));
  }

  private static void matrices(OpTable ops) {
    ops.add(
        "eye(N, M=None, k=0, dtype=None)",
        a ->
            eye(a.integer("N"), a.has("M") ? a.integer("M") : a.integer("N"), a.integer("k"))
                .cast(a.dtype("dtype", DType.FLOAT32)));
    ops.add(
        "identity(n, dtype=None)",
        a -> eye(a.integer("n"), a.integer("n"), 0).cast(a.dtype("dtype", DType.FLOAT32)));
    ops.add(
        "tri(N, M=None, k=0, dtype=None)",
        a ->
            below(
                    Shape.of(a.integer("N"), a.has("M") ? a.integer("M") : a.integer("N")),
                    a.integer("k"))
                .cast(a.dtype("dtype", DType.FLOAT32)));
    ops.add("tril(x, k=0)", a -> triangle(a.tensor("x"), a.integer("k"), true));
    ops.add("triu(x, k=0)", a -> triangle(a.tensor("x"), a.integer("k") - 1, false));
    ops.add("vander(x, N=None, increasing=False)", CreationOps::vander);
  }

  private static Tensor places(Shape shape, int axis) {
    return new Iota(new TensorType(DType.INT32, shape), axis < 0 ? axis + shape.rank() : axis).on();
  }

  private static Tensor eye(int rows, int columns, int k) {
    var shape = Shape.of(rows, columns);
    return places(shape, 0).add((long) k).equal(places(shape, 1));
  }

  /** {@return true where the column is at most the row plus k} */
  private static Tensor below(Shape shape, int k) {
    return places(shape, -1).subtract(places(shape, -2)).lessEqual(k);
  }

  private static Tensor triangle(Tensor x, int k, boolean lower) {
    var kept = below(x.shape().slice(x.rank() - 2, x.rank()), k);
    return lower ? kept.where(x, x.zerosLike()) : kept.where(x.zerosLike(), x);
  }

  private static Tensor vander(Arguments a) {
    var x = a.tensor("x");
    int columns = a.has("N") ? a.integer("N") : x.shape().dim(0);
    var powers = new Iota(TensorType.of(x.dtype(), columns), 0).on();
    if (!a.flag("increasing")) powers = powers.flip(0);
    return x.expandDims(-1).power(powers);
  }

  private static void windows(OpTable ops) {
    ops.add("hamming(x)", a -> cosines(a.integer("x"), 0.54, 0.46, 0));
    ops.add("hanning(x)", a -> cosines(a.integer("x"), 0.5, 0.5, 0));
    ops.add("blackman(x)", a -> cosines(a.integer("x"), 0.42, 0.5, 0.08));
    ops.add("bartlett(x)", a -> window(a.integer("x"), t -> 1 - Math.abs(2 * t - 1)));
    ops.add("kaiser(x, beta)", a -> kaiser(a.integer("x"), a.real("beta")));
  }

  private static Tensor cosines(int length, double a0, double a1, double a2) {
    return window(
        length, t -> a0 - a1 * Math.cos(2 * Math.PI * t) + a2 * Math.cos(4 * Math.PI * t));
  }

  /** The argument of {@code shape} runs from 0 to 1. */
  private static Tensor window(int length, java.util.function.DoubleUnaryOperator shape) {
    var values = new float[length];
    for (int i = 0; i < length; i++)
      values[i] = length == 1 ? 1 : (float) shape.applyAsDouble((double) i / (length - 1));
    return Tensors.of(values, length);
  }

  private static Tensor kaiser(int length, double beta) {
    return window(
        length,
        t ->
            besselI0(beta * Math.sqrt(Math.max(0, 1 - (2 * t - 1) * (2 * t - 1))))
                / besselI0(beta));
  }

  /** The power series Σ ((x/2)^k / k!)², which converges for every x. */
  private static double besselI0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-18 * sum; k++) {
      term *= (x / 2 / k) * (x / 2 / k);
      sum += term;
    }
    return sum;
  }
}
