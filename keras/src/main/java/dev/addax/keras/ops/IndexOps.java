package dev.addax.keras.ops;

import dev.addax.tensor.Movement;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Sort;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.math.Segments;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;

/** Functions that pick, place, order and count elements. */
final class IndexOps {
  private IndexOps() {}

  static void addTo(OpTable ops) {
    picking(ops);
    placing(ops);
    ordering(ops);
    diagonals(ops);
    differences(ops);
  }

  private static void picking(OpTable ops) {
    ops.add("take(x, indices, axis=None)", IndexOps::take);
    ops.add("take_along_axis(x, indices, axis=None)", IndexOps::takeAlongAxis);
    ops.add("where(condition, x1=None, x2=None)", IndexOps::where);
    ops.add("select(condlist, choicelist, default=0)", IndexOps::select);
    ops.add("slice(inputs, start_indices, shape)", IndexOps::slice);
    ops.add("get_item(x, key)", a -> Indexing.item(a.tensor("x"), a.get("key")));
    ops.add("isin(x1, x2, assume_unique=False, invert=False)", IndexOps::isin);
    ops.add("searchsorted(sorted_sequence, values, side='left')", IndexOps::searchsorted);
    ops.add("digitize(x, bins)", a -> countBelow(a.tensor("bins"), a.tensor("x"), true));
    ops.add(
        "unravel_index(indices, shape)", a -> unravel(a.tensor("indices"), a.integers("shape")));
  }

  private static Tensor take(Arguments a) {
    var indices = a.tensor("indices");
    var whole = indices.dtype().isInteger() ? indices : indices.cast(DType.INT32);
    return a.has("axis")
        ? a.tensor("x").take(whole, a.integer("axis"))
        : a.tensor("x").ravel().take(whole, 0);
  }

  private static Tensor takeAlongAxis(Arguments a) {
    var x = a.tensor("x");
    var indices = whole(a.tensor("indices"));
    return a.has("axis")
        ? x.takeAlongAxis(indices, a.integer("axis"))
        : x.ravel().takeAlongAxis(indices.ravel(), 0);
  }

  private static Object where(Arguments a) {
    if (!a.has("x1")) return Nonzero.of(a.tensor("condition"));
    var pair = a.pair("x1", "x2");
    return a.tensor("condition").where(pair.x(), pair.y());
  }

  private static Tensor select(Arguments a) {
    var conditions = a.tensors("condlist");
    var choices = a.tensors("choicelist");
    var result = Nested.tensor(a.get("default"));
    if (a.get("default") instanceof Number n) result = Pair.of(choices.getFirst(), n).y();
    for (int i = conditions.size() - 1; i >= 0; i--)
      result = conditions.get(i).where(choices.get(i), result);
    return result;
  }

  private static Tensor slice(Arguments a) {
    var x = a.tensor("inputs");
    var starts = a.integers("start_indices");
    var sizes = a.integers("shape");
    for (int axis = 0; axis < starts.length; axis++) {
      if (starts[axis] == 0 && sizes[axis] < 0) continue; // also where the size is not known
      int size = sizes[axis] < 0 ? x.shape().dim(axis) - starts[axis] : sizes[axis];
      x = x.narrow(axis, starts[axis], size);
    }
    return x;
  }

  private static Tensor isin(Arguments a) {
    var pair = a.pair("x1", "x2").common();
    var found = pair.x().expandDims(-1).equal(pair.y().ravel()).any(-1);
    return a.flag("invert") ? found.logicalNot() : found;
  }

  private static Tensor searchsorted(Arguments a) {
    return countBelow(
        a.tensor("sorted_sequence"), a.tensor("values"), a.text("side").equals("right"));
  }

  /**
   * {@return for each value how many of the sorted bounds lie below it, or at it if {@code
   * orEqual}}
   */
  private static Tensor countBelow(Tensor bounds, Tensor values, boolean orEqual) {
    var each = values.expandDims(-1);
    var below = orEqual ? each.greaterEqual(bounds) : each.greater(bounds);
    return below.cast(DType.INT32).sum(-1);
  }

  private static List<Tensor> unravel(Tensor indices, int[] dims) {
    var parts = new Tensor[dims.length];
    var rest = indices;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      parts[axis] = rest.mod((long) dims[axis]);
      rest = rest.floorDivide((long) dims[axis]);
    }
    return List.of(parts);
  }

  private static void placing(OpTable ops) {
    ops.add("scatter(indices, values, shape)", IndexOps::scatter);
    ops.add("scatter_update(inputs, indices, updates, reduction=None)", IndexOps::scatterUpdate);
    ops.add("slice_update(inputs, start_indices, updates)", IndexOps::sliceUpdate);
    ops.add("one_hot(x, num_classes, axis=-1, dtype=None, sparse=False)", IndexOps::oneHot);
    ops.add(
        "multi_hot(inputs, num_classes=None, axis=-1, dtype=None, sparse=False)",
        IndexOps::multiHot);
    segment(ops, "sum", Segments::sum);
    segment(ops, "prod", Segments::prod);
    segment(ops, "max", Segments::max);
    segment(ops, "min", Segments::min);
  }

  private static Tensor scatter(Arguments a) {
    var values = a.tensor("values");
    var zeros = Tensors.full(a.shape("shape"), 0, values.dtype());
    return Placement.at(Scatter.Kind.ADD, zeros, a.tensor("indices"), values);
  }

  private static Tensor scatterUpdate(Arguments a) {
    var kind =
        switch (String.valueOf(a.get("reduction"))) {
          case "null" -> Scatter.Kind.SET;
          case "add" -> Scatter.Kind.ADD;
          case "mul" -> Scatter.Kind.MULTIPLY;
          case "max" -> Scatter.Kind.MAXIMUM;
          default -> Scatter.Kind.MINIMUM;
        };
    var inputs = a.tensor("inputs");
    return Placement.at(
        kind, inputs, a.tensor("indices"), a.tensor("updates").cast(inputs.dtype()));
  }

  private static Tensor sliceUpdate(Arguments a) {
    var x = a.tensor("inputs");
    var updates = a.tensor("updates").cast(x.dtype());
    var starts = a.integers("start_indices");
    var widths = new int[x.rank()][];
    for (int axis = 0; axis < widths.length; axis++) {
      int room = room(x.shape().dim(axis), updates.shape().dim(axis));
      // A start that would reach outside moves inside.
      int start = Math.clamp(starts[axis], 0, room);
      widths[axis] = new int[] {start, room - start};
    }
    var inside = updates.onesLike().cast(DType.INT32).pad(widths, 0).notEqual(0);
    return inside.where(updates.pad(widths, 0), x);
  }

  private static int room(int whole, int part) {
    if (whole == part) return 0; // also where the size is not known
    if (whole < 0 || part < 0) throw new UndeterminedException("slice_update", "inputs");
    return whole - part;
  }

  private static Tensor oneHot(Arguments a) {
    var hot =
        whole(a.tensor("x")).oneHot(a.integer("num_classes"), a.dtype("dtype", DType.FLOAT32));
    int axis = a.integer("axis");
    return axis == -1 ? hot : hot.moveaxis(-1, axis);
  }

  private static Tensor whole(Tensor x) {
    return x.dtype().isInteger() ? x : x.cast(DType.INT32);
  }

  private static Tensor multiHot(Arguments a) {
    var x = whole(a.tensor("inputs"));
    var hot = x.oneHot(a.integer("num_classes"), a.dtype("dtype", DType.FLOAT32));
    int axis = a.integer("axis");
    return (axis == -1 ? hot : hot.moveaxis(-1, axis)).max(x.rank() < 2 ? 0 : 1);
  }

  private interface Combined {
    Tensor of(Tensor data, Tensor ids, int count);
  }

  private static void segment(OpTable ops, String name, Combined combined) {
    ops.add(
        "segment_" + name + "(data, segment_ids, num_segments=None, sorted=False)",
        a -> {
          var ids = a.tensor("segment_ids");
          int count =
              a.has("num_segments") ? a.integer("num_segments") : 1 + (int) ids.max().item();
          return combined.of(a.tensor("data"), ids, count);
        });
  }

  private static void ordering(OpTable ops) {
    ops.add("sort(x, axis=-1)", a -> sorted(a, 0));
    ops.add("argsort(x, axis=-1)", a -> sorted(a, 1));
    ops.add(
        "argpartition(x, kth, axis=-1)",
        a -> argpartition(a.tensor("x"), a.integer("kth"), a.integer("axis")));
    ops.add("top_k(x, k, sorted=True)", a -> topK(a.tensor("x"), a.integer("k")));
    ops.add(
        "in_top_k(targets, predictions, k)",
        a -> inTopK(a.tensor("targets"), a.tensor("predictions"), a.integer("k")));
    ops.property("nonzero", Nonzero::of);
  }

  private static Tensor sorted(Arguments a, int result) {
    var x = a.has("axis") ? a.tensor("x") : a.tensor("x").ravel();
    int axis = a.has("axis") ? a.integer("axis") : 0;
    var sortable = x.dtype() == DType.BOOL ? x.cast(DType.UINT8) : x;
    var made = new Sort(x.shape().axis(axis), false).allOn(List.of(sortable)).get(result);
    return result == 0 ? made.cast(x.dtype()) : made;
  }

  /** The smallest kth + 1 in order, then the others in theirs. */
  private static Tensor argpartition(Tensor x, int kth, int axis) {
    int length = x.shape().dim(axis);
    int low = (kth < 0 ? kth + length : kth) + 1;
    var sorted = new Sort(x.shape().axis(axis), false).allOn(List.of(x)).get(1);
    var rest =
        new Sort(x.shape().axis(axis), false)
            .allOn(List.of(sorted.narrow(axis, low, length - low)))
            .get(0);
    return Movement.concatenate(List.of(sorted.narrow(axis, 0, low), rest), axis);
  }

  static List<Tensor> topK(Tensor x, int k) {
    var sorted = new Sort(x.rank() - 1, true).allOn(List.of(x));
    return List.of(sorted.get(0).narrow(-1, 0, k), sorted.get(1).narrow(-1, 0, k));
  }

  private static Tensor inTopK(Tensor targets, Tensor predictions, int k) {
    var classes = whole(targets);
    long count = predictions.shape().last();
    var known = classes.greaterEqual(0).logicalAnd(classes.less(count));
    var target = predictions.takeAlongAxis(known.where(classes, 0).expandDims(-1), -1);
    var above = predictions.greater(target).cast(DType.INT32).sum(-1);
    return above.less(k).logicalAnd(target.squeeze(-1).isfinite()).logicalAnd(known);
  }

  private static void diagonals(OpTable ops) {
    ops.add("diagonal(x, offset=0, axis1=0, axis2=1)", IndexOps::diagonal);
    ops.add("trace(x, offset=0, axis1=0, axis2=1)", a -> diagonal(a).sum(-1));
    ops.add(
        "diag(x, k=0)",
        a -> a.tensor("x").rank() == 1 ? onDiagonal(a) : diagonal(a.tensor("x"), a.integer("k")));
    ops.add("diagflat(x, k=0)", IndexOps::onDiagonal);
  }

  private static Tensor diagonal(Arguments a) {
    var x = a.tensor("x");
    int first = x.shape().axis(a.integer("axis1"));
    int second = x.shape().axis(a.integer("axis2"));
    var axes = new int[x.rank()];
    int at = 0;
    for (int axis = 0; axis < axes.length; axis++)
      if (axis != first && axis != second) axes[at++] = axis;
    axes[at++] = first;
    axes[at] = second;
    return diagonal(x.transpose(axes), a.integer("offset"));
  }

  /** {@return the diagonal of the last two axes, as the last axis} */
  static Tensor diagonal(Tensor x, int offset) {
    int rows = x.shape().dim(-2);
    int columns = x.shape().dim(-1);
    int row = Math.max(0, -offset);
    int column = Math.max(0, offset);
    int length = Math.max(0, Math.min(rows - row, columns - column));
    var flat = x.reshape(x.shape().slice(0, x.rank() - 2).append(rows * columns));
    var positions = new int[length];
    for (int i = 0; i < length; i++) positions[i] = (row + i) * columns + column + i;
    return flat.take(Tensors.of(positions, length), -1);
  }

  private static Tensor onDiagonal(Arguments a) {
    var x = a.tensor("x").ravel();
    int k = a.integer("k");
    int n = x.shape().dim(0) + Math.abs(k);
    var positions = new int[x.shape().dim(0)];
    for (int i = 0; i < positions.length; i++)
      positions[i] = (i + Math.max(0, -k)) * n + i + Math.max(0, k);
    var flat = Tensors.full(Shape.of(n * n), 0, x.dtype());
    return new Scatter(Scatter.Kind.SET, 0, 0)
        .on(flat, Tensors.of(positions, positions.length), x)
        .reshape(n, n);
  }

  private static void differences(OpTable ops) {
    ops.add("diff(a, n=1, axis=-1)", a -> diff(a.tensor("a"), a.integer("n"), a.integer("axis")));
    ops.add("trapezoid(y, x=None, dx=1.0, axis=-1)", IndexOps::trapezoid);
    ops.add("cross(x1, x2, axisa=-1, axisb=-1, axisc=-1, axis=None)", IndexOps::cross);
  }

  private static Tensor diff(Tensor given, int n, int axis) {
    var x = given;
    for (int i = 0; i < n; i++) {
      int length = x.shape().dim(axis);
      var next = x.narrow(axis, 1, length - 1);
      var former = x.narrow(axis, 0, length - 1);
      x = x.dtype() == DType.BOOL ? next.notEqual(former) : next.subtract(former);
    }
    return x;
  }

  private static Tensor trapezoid(Arguments a) {
    var y = ElementwiseOps.floating(a.tensor("y"));
    int axis = y.shape().axis(a.integer("axis"));
    int length = y.shape().dim(axis);
    var heights = y.narrow(axis, 1, length - 1).add(y.narrow(axis, 0, length - 1)).multiply(0.5);
    var x = a.tensorOrNull("x");
    if (x == null) return heights.multiply(a.real("dx")).sum(axis);
    var widths = ElementwiseOps.floating(diff(x, 1, x.rank() == 1 ? 0 : axis));
    if (x.rank() == 1) {
      var dims = new int[y.rank()];
      java.util.Arrays.fill(dims, 1);
      dims[axis] = length - 1;
      widths = widths.reshape(dims);
    }
    return heights.multiply(widths).sum(axis);
  }

  private static Tensor cross(Arguments a) {
    var pair = a.pair("x1", "x2").common();
    boolean one = a.has("axis");
    var x = vectors(pair.x(), one ? a.integer("axis") : a.integer("axisa"));
    var y = vectors(pair.y(), one ? a.integer("axis") : a.integer("axisb"));
    var z = minor(x, y, 0, 1);
    if (pair.x().shape().dim(one ? a.integer("axis") : a.integer("axisa")) == 2
        && pair.y().shape().dim(one ? a.integer("axis") : a.integer("axisb")) == 2) return z;
    var result = Movement.stack(List.of(minor(x, y, 1, 2), minor(x, y, 2, 0), z), -1);
    int axis = one ? a.integer("axis") : a.integer("axisc");
    return result.moveaxis(-1, axis);
  }

  /** {@return the three components of vectors along an axis; the third of a flat vector is zero} */
  private static List<Tensor> vectors(Tensor x, int axis) {
    var parts = ShapeOps.unstack(x, axis);
    return parts.size() == 3
        ? parts
        : List.of(parts.get(0), parts.get(1), parts.get(0).zerosLike());
  }

  private static Tensor minor(List<Tensor> x, List<Tensor> y, int i, int j) {
    return x.get(i).multiply(y.get(j)).subtract(x.get(j).multiply(y.get(i)));
  }
}
