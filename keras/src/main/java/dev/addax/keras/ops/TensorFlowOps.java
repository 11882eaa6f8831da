package dev.addax.keras.ops;

import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Scan;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Unary;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Functions of TensorFlow that files of Keras 2 hold and {@code keras.ops} does not have, or not
 * with these options; names and parameters are TensorFlow's, below {@code tensorflow.}.
 */
final class TensorFlowOps {
  private TensorFlowOps() {}

  static void addTo(OpTable ops) {
    arithmetic(ops);
    running(ops);
    norms(ops);
    indices(ops);
    sizes(ops);
    errors(ops);
  }

  private static void arithmetic(OpTable ops) {
    pairs(ops, "squared_difference", (x, y) -> x.subtract(y).square());
    pairs(ops, "multiply_no_nan", (x, y) -> y.equal(0.0).where(0.0, x.multiply(y)));
    pairs(ops, "xlogy", (x, y) -> x.equal(0.0).where(0.0, x.multiply(y.log())));
    pairs(ops, "xdivy", (x, y) -> x.equal(0.0).where(0.0, x.divide(y)));
    ops.add(
        "tensorflow.reciprocal_no_nan(x)",
        a -> a.tensor("x").equal(0.0).where(0.0, a.tensor("x").reciprocal()));
    ops.add(
        "tensorflow.zero_fraction(value)",
        a -> a.tensor("value").equal(0.0).cast(DType.FLOAT32).mean());
    ops.add("tensorflow.polyval(coeffs, x)", TensorFlowOps::polyval);
    ops.add(
        "tensorflow.crelu(features, axis=-1)",
        a -> {
          var x = a.tensor("features");
          return Movement.concatenate(List.of(x.relu(), x.negative().relu()), a.integer("axis"));
        });
  }

  private static void pairs(OpTable ops, String name, BinaryOperator<Tensor> function) {
    ops.add("tensorflow." + name + "(x, y)", a -> a.pair("x", "y").common().apply(function));
  }

  private static Tensor polyval(Arguments a) {
    var x = a.tensor("x");
    var sum = x.zerosLike();
    for (var factor : a.tensors("coeffs")) {
      sum = sum.multiply(x).add(factor);
    }
    return sum;
  }

  private static void running(OpTable ops) {
    var options = ", axis=0, exclusive=False, reverse=False)";
    ops.add("tensorflow.cumsum(x" + options, a -> scan(a, Scan.Kind.SUM, a.tensor("x")));
    ops.add("tensorflow.cumprod(x" + options, a -> scan(a, Scan.Kind.PRODUCT, a.tensor("x")));
    ops.add("tensorflow.cumulative_logsumexp(x" + options, TensorFlowOps::runningLogSum);
    ops.add("tensorflow.sort(values, axis=-1, direction='ASCENDING')", a -> sort(a, "sort"));
    ops.add("tensorflow.argsort(values, axis=-1, direction='ASCENDING')", a -> sort(a, "argsort"));
  }

  private static Tensor scan(Arguments a, Scan.Kind kind, Tensor x) {
    int axis = x.shape().axis(a.integer("axis"));
    return new Scan(kind, axis, a.flag("reverse"), a.flag("exclusive")).on(x);
  }

  /** Sums of pairs, of fours, and so on: what is far below the largest is not lost beside it. */
  private static Tensor runningLogSum(Arguments a) {
    var x = a.tensor("x");
    int axis = x.shape().axis(a.integer("axis"));
    int size = x.shape().dim(axis);
    boolean reverse = a.flag("reverse");
    if (a.flag("exclusive")) {
      x = later(x, axis, 1, reverse);
    }
    for (int step = 1; step < size; step *= 2) {
      x = BinaryOps.logaddexp(x, later(x, axis, step, reverse));
    }
    return x;
  }

  /** {@return the logarithms moved along an axis, after the logarithm of nothing} */
  private static Tensor later(Tensor x, int axis, int step, boolean reverse) {
    var widths = new int[x.rank()][2];
    widths[axis][reverse ? 1 : 0] = step;
    int kept = x.shape().dim(axis) - step;
    return x.narrow(axis, reverse ? step : 0, kept).pad(widths, Double.NEGATIVE_INFINITY);
  }

  private static @Nullable Object sort(Arguments a, String function) {
    var x = a.tensor("values");
    boolean down = a.text("direction").equals("DESCENDING");
    var options = java.util.Map.<String, Object>of("axis", a.integer("axis"));
    var sorted = Ops.call(function, List.of(down ? opposite(x) : x), options);
    return down && function.equals("sort") && sorted instanceof Tensor t ? opposite(t) : sorted;
  }

  /** {@return values in the opposite order; integers without a sign have no negative} */
  private static Tensor opposite(Tensor x) {
    return x.dtype().isInteger() ? new Unary(Unary.Kind.BITWISE_NOT).on(x) : x.negative();
  }

  private static void norms(OpTable ops) {
    ops.add(
        "tensorflow.norm(tensor, ord='euclidean', axis=None, keepdims=None)", TensorFlowOps::norm);
    ops.add(
        "tensorflow.l2_normalize(x, axis=None, epsilon=1e-12)",
        a -> {
          var x = a.tensor("x");
          return x.multiply(
              x.square().sum(true, a.axes("axis")).maximum(a.real("epsilon")).rsqrt());
        });
    ops.add(
        "tensorflow.clip_by_norm(t, clip_norm, axes=None)",
        a -> {
          var x = a.tensor("t");
          var length = x.square().sum(true, a.axes("axes")).sqrt();
          var limit = Nested.tensor(a.get("clip_norm"));
          return x.multiply(limit).divide(length.maximum(limit));
        });
    ops.add(
        "tensorflow.local_response_normalization(input, depth_radius=5, bias=1.0, alpha=1.0,"
            + " beta=0.5)",
        TensorFlowOps::responses);
  }

  private static Tensor norm(Arguments a) {
    var x = a.tensor("tensor");
    boolean keep = a.get("keepdims") instanceof Boolean flag && flag;
    int[] axes = a.axes("axis");
    return switch (a.get("ord")) {
      case String text when List.of("euclidean", "fro").contains(text) -> root(x, 2, keep, axes);
      case Number n when Double.isInfinite(n.doubleValue()) -> x.abs().max(keep, axes);
      case Number n when n.doubleValue() == 1 && axes.length < 2 -> x.abs().sum(keep, axes);
      case Number n when axes.length < 2 -> root(x, n.doubleValue(), keep, axes);
      case null, default ->
          throw new ConfigException(
              "norm: the norm %s of matrices is not known".formatted(a.get("ord")));
    };
  }

  private static Tensor root(Tensor x, double order, boolean keep, int[] axes) {
    return order == 2
        ? x.square().sum(keep, axes).sqrt()
        : x.abs().power(order).sum(keep, axes).power(1 / order);
  }

  /** Each value by the squares of its neighbours along the last axis. */
  private static Tensor responses(Arguments a) {
    var x = a.tensor("input");
    int radius = a.integer("depth_radius");
    int channels = x.shape().last();
    var widths = new int[x.rank()][2];
    widths[x.rank() - 1] = new int[] {radius, radius};
    var squares = x.square().pad(widths, 0);
    var sum = squares.narrow(-1, 0, channels);
    for (int i = 1; i <= 2 * radius; i++) {
      sum = sum.add(squares.narrow(-1, i, channels));
    }
    var scale = sum.multiply(a.real("alpha")).add(a.real("bias"));
    return x.divide(scale.power(a.real("beta")));
  }

  private static void indices(OpTable ops) {
    ops.add("tensorflow.gather(params, indices, axis=None, batch_dims=0)", TensorFlowOps::gather);
    ops.add("tensorflow.gather_nd(params, indices, batch_dims=0)", TensorFlowOps::gatherNd);
    ops.add(
        "tensorflow.one_hot(indices, depth, on_value=None, off_value=None, axis=None,"
            + " dtype='float32')",
        TensorFlowOps::oneHot);
    ops.add("tensorflow.boolean_mask(tensor, mask, axis=None)", TensorFlowOps::booleanMask);
    ops.add(
        "tensorflow.sequence_mask(lengths, maxlen, dtype='bool')",
        a ->
            Tensors.arange(a.integer("maxlen"), DType.INT32)
                .less(a.tensor("lengths").cast(DType.INT32).expandDims(-1))
                .cast(a.dtype("dtype", DType.BOOL)));
    ops.add("tensorflow.diag(diagonal)", TensorFlowOps::diag);
    ops.add("tensorflow.band_part(input, num_lower, num_upper)", TensorFlowOps::bandPart);
    ops.add(
        "tensorflow.strided_slice(input_, begin, end, strides=None, begin_mask=0, end_mask=0,"
            + " ellipsis_mask=0, new_axis_mask=0, shrink_axis_mask=0)",
        TensorFlowOps::stridedSlice);
  }

  private static Tensor gather(Arguments a) {
    var x = a.tensor("params");
    var indices = a.tensor("indices").cast(DType.INT32);
    int batch = a.integer("batch_dims");
    int same = batch < 0 ? batch + indices.rank() : batch;
    int axis = a.has("axis") ? x.shape().axis(a.integer("axis")) : same;
    var moved = x.moveaxis(axis, same);
    var picked = batched(moved, indices, same, moved.shape().dim(same));
    // The axes of the indices come where the axis was.
    var result = picked;
    for (int i = 0; i < axis - same; i++) {
      result = result.moveaxis(indices.rank(), same);
    }
    return result;
  }

  /** Takes rows of {@code count}, the first {@code same} axes of both being the same. */
  private static Tensor batched(Tensor x, Tensor indices, int same, int count) {
    if (same == 0) {
      return x.take(indices, 0);
    }
    int[] outer = IntStream.range(0, same).toArray();
    long rows = 1;
    for (int axis : outer) {
      rows *= x.shape().dim(axis);
    }
    var flat =
        x.reshape(x.shape().slice(same + 1, x.rank()).insert(0, Math.toIntExact(rows * count)));
    var first =
        Tensors.arange(Math.toIntExact(rows), DType.INT32)
            .multiply((long) count)
            .reshape(x.shape().slice(0, same));
    while (first.rank() < indices.rank()) {
      first = first.expandDims(-1);
    }
    return flat.take(indices.add(first), 0);
  }

  private static Tensor gatherNd(Arguments a) {
    var x = a.tensor("params");
    var indices = a.tensor("indices").cast(DType.INT32);
    int batch = a.integer("batch_dims");
    int depth = indices.shape().last();
    int count = 1;
    var flat = indices.narrow(-1, 0, 1).squeeze(-1).zerosLike();
    for (int i = 0; i < depth; i++) {
      int size = x.shape().dim(batch + i);
      flat = flat.multiply((long) size).add(indices.narrow(-1, i, 1).squeeze(indices.rank() - 1));
      count *= size;
    }
    var shape = x.shape().slice(0, batch).append(count);
    for (int axis = batch + depth; axis < x.rank(); axis++) {
      shape = shape.append(x.shape().dim(axis));
    }
    return batched(x.reshape(shape), flat, batch, count);
  }

  private static @Nullable Object oneHot(Arguments a) {
    var dtype = a.dtype("dtype", DType.FLOAT32);
    int axis = a.has("axis") ? a.integer("axis") : -1;
    var ones =
        Ops.call(
            "one_hot",
            List.of(a.tensor("indices"), a.integer("depth")),
            java.util.Map.of("axis", axis, "dtype", "bool"));
    double on = a.has("on_value") ? a.real("on_value") : 1;
    double off = a.has("off_value") ? a.real("off_value") : 0;
    return ones instanceof Tensor t
        ? t.where(Tensors.full(Shape.SCALAR, on, dtype), Tensors.full(Shape.SCALAR, off, dtype))
        : ones;
  }

  private static Tensor booleanMask(Arguments a) {
    var x = a.tensor("tensor");
    if (!(a.get("mask") instanceof List<?> mask)
        || mask.stream().anyMatch(m -> !(m instanceof Boolean))) {
      throw new ConfigException("boolean_mask: the mask must be a list of true and false");
    }
    int[] kept = IntStream.range(0, mask.size()).filter(i -> mask.get(i) == Boolean.TRUE).toArray();
    return x.take(Tensors.of(kept, kept.length), a.has("axis") ? a.integer("axis") : 0);
  }

  private static Tensor diag(Arguments a) {
    var x = a.tensor("diagonal");
    int n = x.shape().last();
    var rows = Tensors.arange(n, DType.INT32);
    var same = rows.reshape(n, 1).equal(rows);
    return same.where(x.expandDims(-1), 0.0);
  }

  private static Tensor bandPart(Arguments a) {
    var x = a.tensor("input");
    int rows = x.shape().dim(-2);
    int columns = x.shape().dim(-1);
    int lower = a.integer("num_lower");
    int upper = a.integer("num_upper");
    var kept = new boolean[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        kept[i * columns + j] = (lower < 0 || i - j <= lower) && (upper < 0 || j - i <= upper);
      }
    }
    return Tensors.of(kept, rows, columns).where(x, x.zerosLike());
  }

  private static Tensor stridedSlice(Arguments a) {
    var x = a.tensor("input_");
    int[] begin = a.integers("begin");
    int[] end = a.integers("end");
    int[] strides = a.has("strides") ? a.integers("strides") : filled(begin.length);
    var key = new ArrayList<@Nullable Object>();
    for (int i = 0; i < begin.length; i++) {
      if (bit(a, "ellipsis_mask", i)) {
        key.add(Indexing.Ellipsis.INSTANCE);
      } else if (bit(a, "new_axis_mask", i)) {
        key.add(null);
      } else if (bit(a, "shrink_axis_mask", i)) {
        key.add(begin[i]);
      } else {
        key.add(
            new Indexing.Slice(
                bit(a, "begin_mask", i) ? null : (Integer) begin[i],
                bit(a, "end_mask", i) ? null : (Integer) end[i],
                strides[i]));
      }
    }
    return Indexing.item(x, key);
  }

  private static boolean bit(Arguments a, String mask, int i) {
    return (a.integer(mask) >> i & 1) == 1;
  }

  private static int[] filled(int count) {
    var ones = new int[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void sizes(OpTable ops) {
    ops.add(
        "tensorflow.shape(input, out_type='int32')",
        a -> Dimensions.of(a.tensor("input")).cast(a.dtype("out_type", DType.INT32)));
    ops.add(
        "tensorflow.size(input, out_type='int32')",
        a -> Dimensions.of(a.tensor("input")).prod().cast(a.dtype("out_type", DType.INT32)));
    ops.add("tensorflow.rank(input)", a -> Tensors.scalar(a.tensor("input").rank()));
    ops.add("tensorflow.fill(dims, value)", a -> a.tensor("value").broadcastTo(a.shape("dims")));
    for (int value : new int[] {0, 1}) {
      ops.add(
          "tensorflow." + (value == 0 ? "zeros" : "ones") + "(shape, dtype='float32')",
          a -> Tensors.full(a.shape("shape"), value, a.dtype("dtype", DType.FLOAT32)));
    }
    ops.add("tensorflow.range(start, limit=None, delta=1, dtype=None)", TensorFlowOps::range);
  }

  private static Tensor range(Arguments a) {
    double start = a.has("limit") ? a.real("start") : 0;
    double limit = a.real(a.has("limit") ? "limit" : "start");
    double step = a.real("delta");
    int count = (int) Math.max(0, Math.ceil((limit - start) / step));
    var values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = start + i * step;
    }
    var given = List.of("start", "limit", "delta").stream().filter(a::has).map(a::tensor);
    var dtype = Promotion.of(given.map(Tensor::dtype).toList());
    return Tensors.of(values, count).cast(a.dtype("dtype", dtype));
  }

  private static void errors(OpTable ops) {
    ops.add("tensorflow.l2_loss(t)", a -> a.tensor("t").square().sum().multiply(0.5));
    ops.add(
        "tensorflow.sigmoid_cross_entropy_with_logits(labels, logits)",
        a -> {
          var x = a.tensor("logits");
          return x.relu()
              .subtract(x.multiply(a.tensor("labels")))
              .add(x.abs().negative().exp().log1p());
        });
    ops.add(
        "tensorflow.softmax_cross_entropy_with_logits(labels, logits, axis=-1)",
        a ->
            a.tensor("logits")
                .logSoftmax(a.integer("axis"))
                .multiply(a.tensor("labels"))
                .sum(a.integer("axis"))
                .negative());
  }
}
