package dev.addax.keras.ops;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import java.util.List;

/** Functions that combine elements along axes. */
final class ReductionOps {
  private ReductionOps() {}

  /** A reduction of a tensor over axes; none means all of them. */
  interface Reduction {
    Tensor apply(Tensor x, boolean keepdims, int... axes);
  }

  static void addTo(OpTable ops) {
    plain(ops);
    ignoringNaN(ops);
    positions(ops);
    running(ops);
    statistics(ops);
  }

  private static void plain(OpTable ops) {
    reduction(ops, "sum", Tensor::sum);
    reduction(ops, "mean", Tensor::mean);
    reduction(ops, "var", Tensor::var);
    reduction(ops, "std", Tensor::std);
    reduction(ops, "all", Tensor::all);
    reduction(ops, "any", Tensor::any);
    reduction(ops, "logsumexp", Tensor::logsumexp);
    reduction(ops, "amax", Tensor::max);
    reduction(ops, "amin", Tensor::min);
    reduction(
        ops, "ptp", (x, keepdims, axes) -> x.max(keepdims, axes).subtract(x.min(keepdims, axes)));
    ops.add(
        "max(x, axis=None, keepdims=False, initial=None)",
        a -> initial(a, reduce(a, Tensor::max), true));
    ops.add(
        "min(x, axis=None, keepdims=False, initial=None)",
        a -> initial(a, reduce(a, Tensor::min), false));
    ops.add("prod(x, axis=None, keepdims=False, dtype=None)", ReductionOps::prod);
    ops.add(
        "count_nonzero(x, axis=None)",
        a -> a.tensor("x").notEqual(0).cast(DType.INT32).sum(a.axes("axis")));
  }

  private static void reduction(OpTable ops, String name, Reduction reduction) {
    ops.add(name + "(x, axis=None, keepdims=False)", a -> reduce(a, reduction));
  }

  private static Tensor reduce(Arguments a, Reduction reduction) {
    return reduction.apply(a.tensor("x"), a.flag("keepdims"), a.axes("axis"));
  }

  private static Tensor initial(Arguments a, Tensor result, boolean max) {
    if (!a.has("initial")) return result;
    if (result.dtype() == DType.BOOL) {
      var number = a.tensor("initial").cast(DType.INT32);
      var whole = result.cast(DType.INT32);
      return (max ? whole.maximum(number) : whole.minimum(number)).cast(DType.BOOL);
    }
    return Pair.of(result, a.get("initial")).apply(max ? Tensor::maximum : Tensor::minimum);
  }

  private static Tensor prod(Arguments a) {
    var x = a.tensor("x");
    var cast = a.has("dtype") ? x.cast(a.dtype("dtype", x.dtype())) : x;
    var result = cast.prod(a.flag("keepdims"), a.axes("axis"));
    return a.has("dtype") ? result.cast(cast.dtype()) : result;
  }

  private static void ignoringNaN(OpTable ops) {
    reduction(ops, "nansum", (x, keepdims, axes) -> without(x, 0).sum(keepdims, axes));
    reduction(ops, "nanprod", (x, keepdims, axes) -> without(x, 1).prod(keepdims, axes));
    reduction(ops, "nanmean", ReductionOps::nanmean);
    reduction(ops, "nanvar", ReductionOps::nanvar);
    reduction(ops, "nanstd", (x, keepdims, axes) -> nanvar(x, keepdims, axes).sqrt());
    reduction(ops, "nanmax", (x, keepdims, axes) -> nanExtreme(x, true, keepdims, axes));
    reduction(ops, "nanmin", (x, keepdims, axes) -> nanExtreme(x, false, keepdims, axes));
  }

  private static Tensor without(Tensor x, double filler) {
    return x.dtype().isFloating() ? x.isnan().where(filler, x) : x;
  }

  private static Tensor nanCount(Tensor x, boolean keepdims, int... axes) {
    return x.isnan().logicalNot().cast(x.dtype()).sum(keepdims, axes);
  }

  private static Tensor nanmean(Tensor given, boolean keepdims, int... axes) {
    var x = ElementwiseOps.floating(given);
    return without(x, 0).sum(keepdims, axes).divide(nanCount(x, keepdims, axes));
  }

  private static Tensor nanvar(Tensor given, boolean keepdims, int... axes) {
    var x = ElementwiseOps.floating(given);
    // NaN is taken out before squaring: a gradient through NaN would be NaN even where it is
    // masked.
    var deviations = without(x, 0).subtract(nanmean(x, true, axes));
    var squares = x.isnan().where(0, deviations.square());
    return squares.sum(keepdims, axes).divide(nanCount(x, keepdims, axes));
  }

  private static Tensor nanExtreme(Tensor x, boolean max, boolean keepdims, int... axes) {
    if (!x.dtype().isFloating()) return max ? x.max(keepdims, axes) : x.min(keepdims, axes);
    var filled = without(x, max ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    var result = max ? filled.max(keepdims, axes) : filled.min(keepdims, axes);
    return x.isnan().all(keepdims, axes).where(Double.NaN, result);
  }

  private static void positions(OpTable ops) {
    position(ops, "argmax", (x, axis) -> x.argmax(axis));
    position(ops, "argmin", (x, axis) -> x.argmin(axis));
    position(ops, "nanargmax", (x, axis) -> nanPosition(x, axis, true));
    position(ops, "nanargmin", (x, axis) -> nanPosition(x, axis, false));
  }

  private interface Position {
    Tensor apply(Tensor x, int axis);
  }

  private static void position(OpTable ops, String name, Position position) {
    ops.add(
        name + "(x, axis=None, keepdims=False)",
        a -> {
          var x = a.tensor("x");
          boolean all = !a.has("axis");
          var result = all ? position.apply(x.ravel(), 0) : position.apply(x, a.integer("axis"));
          if (!a.flag("keepdims")) return result;
          return all
              ? result.reshape(ones(x.rank()))
              : result.expandDims(x.shape().axis(a.integer("axis")));
        });
  }

  private static int[] ones(int rank) {
    var dims = new int[rank];
    java.util.Arrays.fill(dims, 1);
    return dims;
  }

  private static Tensor nanPosition(Tensor x, int axis, boolean max) {
    if (!x.dtype().isFloating()) return max ? x.argmax(axis) : x.argmin(axis);
    var filled = without(x, max ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    var result = max ? filled.argmax(axis) : filled.argmin(axis);
    return x.isnan().all(axis).where(-1, result);
  }

  private static void running(OpTable ops) {
    ops.add("cumsum(x, axis=None, dtype=None)", a -> running(a, a.tensor("x"), true));
    ops.add("cumprod(x, axis=None, dtype=None)", a -> running(a, a.tensor("x"), false));
    ops.add(
        "nancumsum(x, axis=None, dtype=None)", a -> running(a, without(a.tensor("x"), 0), true));
    ops.add(
        "nancumprod(x, axis=None, dtype=None)", a -> running(a, without(a.tensor("x"), 1), false));
  }

  private static Tensor running(Arguments a, Tensor given, boolean sum) {
    var wanted = a.dtype("dtype", given.dtype());
    var dtype = wanted == DType.BOOL ? DType.INT32 : wanted;
    var x = given.cast(wanted).cast(dtype);
    var flat = a.has("axis") ? x : x.ravel();
    int axis = a.has("axis") ? a.integer("axis") : 0;
    return (sum ? flat.cumsum(axis) : flat.cumprod(axis)).cast(dtype);
  }

  private static void statistics(OpTable ops) {
    ops.add("average(x, axis=None, weights=None)", ReductionOps::average);
    ops.add("moments(x, axes, keepdims=False, synchronized=False)", ReductionOps::moments);
  }

  private static Tensor average(Arguments a) {
    var axes = a.axes("axis");
    var weights = a.tensorOrNull("weights");
    var x = ElementwiseOps.floating(a.tensor("x"));
    if (weights == null) return x.mean(axes);
    var dtype = Promotion.floating(Promotion.of(x.dtype(), weights.dtype()));
    var w = weights.cast(dtype);
    if (w.rank() < x.rank() && axes.length == 1) {
      var dims = ones(x.rank());
      dims[x.shape().axis(axes[0])] = w.shape().dim(0);
      w = w.reshape(dims);
    }
    w = w.broadcastTo(x.shape());
    return x.cast(dtype).multiply(w).sum(axes).divide(w.sum(axes));
  }

  private static List<Tensor> moments(Arguments a) {
    var given = a.tensor("x");
    boolean wide = given.dtype() == DType.FLOAT16;
    var x = wide ? given.cast(DType.FLOAT32) : given;
    var mean = x.mean(a.flag("keepdims"), a.axes("axes"));
    var variance = x.var(a.flag("keepdims"), a.axes("axes"));
    return List.of(mean.cast(given.dtype()), variance.cast(given.dtype()));
  }
}
