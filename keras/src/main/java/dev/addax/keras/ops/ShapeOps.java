package dev.addax.keras.ops;

import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Functions that move elements without changing them. */
final class ShapeOps {
  private ShapeOps() {}

  static void addTo(OpTable ops) {
    reshaping(ops);
    ordering(ops);
    joining(ops);
    splitting(ops);
    properties(ops);
  }

  private static void reshaping(OpTable ops) {
    ops.add("reshape(x, newshape)", a -> a.tensor("x").reshape(a.shape("newshape")));
    ops.unary("ravel", Tensor::ravel);
    ops.add("expand_dims(x, axis)", a -> expandDims(a.tensor("x"), a.integers("axis")));
    ops.add("squeeze(x, axis=None)", a -> a.tensor("x").squeeze(a.axes("axis")));
    ops.add("broadcast_to(x, shape)", a -> a.tensor("x").broadcastTo(a.shape("shape")));
    ops.add("tile(x, repeats)", a -> tile(a.tensor("x"), a.integers("repeats")));
    ops.add("repeat(x, repeats, axis=None)", ShapeOps::repeat);
    ops.add("pad(x, pad_width, mode='constant', constant_values=None)", Padding::pad);
  }

  private static Tensor expandDims(Tensor x, int... axes) {
    int rank = x.rank() + axes.length;
    var result = x;
    for (int axis : Arrays.stream(axes).map(a -> a < 0 ? a + rank : a).sorted().toArray())
      result = result.expandDims(axis);
    return result;
  }

  static Tensor tile(Tensor given, int... repeats) {
    var x = given;
    while (x.rank() < repeats.length) x = x.expandDims(0);
    for (int axis = 0; axis < x.rank(); axis++) {
      int at = axis - (x.rank() - repeats.length);
      if (at < 0 || repeats[at] == 1) continue;
      var copies = java.util.Collections.nCopies(repeats[at], x);
      x = repeats[at] == 0 ? x.narrow(axis, 0, 0) : Movement.concatenate(copies, axis);
    }
    return x;
  }

  private static Tensor repeat(Arguments a) {
    var x = a.has("axis") ? a.tensor("x") : a.tensor("x").ravel();
    int axis = a.has("axis") ? a.integer("axis") : 0;
    int length = x.shape().dim(axis);
    var counts =
        a.integers("repeats", length == 1 && a.integers("repeats").length == 1 ? 1 : length);
    var positions =
        IntStream.range(0, length)
            .flatMap(i -> IntStream.generate(() -> i).limit(counts[i]))
            .toArray();
    return x.take(Tensors.of(positions, positions.length), axis);
  }

  private static void ordering(OpTable ops) {
    ops.add("transpose(x, axes=None)", a -> a.tensor("x").transpose(a.axes("axes")));
    ops.add(
        "swapaxes(x, axis1, axis2)",
        a -> a.tensor("x").swapaxes(a.integer("axis1"), a.integer("axis2")));
    ops.add(
        "moveaxis(x, source, destination)",
        a -> moveaxis(a.tensor("x"), a.integers("source"), a.integers("destination")));
    ops.add("flip(x, axis=None)", a -> a.tensor("x").flip(a.axes("axis")));
    ops.unary("fliplr", x -> x.flip(1));
    ops.unary("flipud", x -> x.flip(0));
    ops.add("roll(x, shift, axis=None)", ShapeOps::roll);
    ops.add(
        "rot90(array, k=1, axes=(0, 1))",
        a -> rot90(a.tensor("array"), a.integer("k"), a.integers("axes")));
  }

  private static Tensor moveaxis(Tensor x, int[] source, int[] destination) {
    var order = new ArrayList<Integer>();
    for (int axis = 0; axis < x.rank(); axis++) order.add(-1);
    var from = Arrays.stream(source).map(x.shape()::axis).boxed().toList();
    for (int i = 0; i < source.length; i++) order.set(x.shape().axis(destination[i]), from.get(i));
    var rest = IntStream.range(0, x.rank()).filter(axis -> !from.contains(axis)).iterator();
    order.replaceAll(axis -> axis >= 0 ? axis : rest.next());
    return x.transpose(order.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Tensor roll(Arguments a) {
    var given = a.tensor("x");
    boolean flat = !a.has("axis");
    var axes = flat ? new int[] {0} : a.integers("axis");
    var shifts = a.integers("shift", axes.length);
    var x = flat ? given.ravel() : given;
    for (int i = 0; i < axes.length; i++) x = roll(x, shifts[i], axes[i]);
    return flat ? x.reshape(given.shape()) : x;
  }

  private static Tensor roll(Tensor x, int shift, int axis) {
    int length = x.shape().dim(axis);
    int cut = length == 0 ? 0 : Math.floorMod(-shift, length);
    if (cut == 0) return x;
    return Movement.concatenate(
        List.of(x.narrow(axis, cut, length - cut), x.narrow(axis, 0, cut)), axis);
  }

  private static Tensor rot90(Tensor x, int k, int[] axes) {
    int first = x.shape().axis(axes[0]);
    int second = x.shape().axis(axes[1]);
    return switch (Math.floorMod(k, 4)) {
      case 1 -> x.flip(second).swapaxes(first, second);
      case 2 -> x.flip(first, second);
      case 3 -> x.swapaxes(first, second).flip(second);
      default -> x;
    };
  }

  private static void joining(OpTable ops) {
    ops.add(
        "concatenate(xs, axis=0)", a -> Movement.concatenate(a.tensors("xs"), a.integer("axis")));
    ops.add("stack(x, axis=0)", a -> stack(a.tensors("x"), a.integer("axis")));
    ops.add("append(x1, x2, axis=None)", ShapeOps::append);
    ops.add("hstack(xs)", a -> hstack(a.tensors("xs")));
    ops.add(
        "vstack(xs)",
        a -> Movement.concatenate(a.tensors("xs").stream().map(x -> atLeast(x, 2)).toList(), 0));
    ops.add(
        "dstack(xs)",
        a -> Movement.concatenate(a.tensors("xs").stream().map(ShapeOps::deep).toList(), 2));
    ops.add(
        "meshgrid(*x, indexing='xy')",
        a -> meshgrid(a.tensors("x"), a.text("indexing").equals("xy")));
  }

  private static Tensor stack(List<Tensor> parts, int axis) {
    var dtype = Promotion.of(parts.stream().map(Tensor::dtype).toList());
    return Movement.stack(parts.stream().map(part -> part.cast(dtype)).toList(), axis);
  }

  private static Tensor append(Arguments a) {
    var pair = a.pair("x1", "x2").common();
    if (a.has("axis")) return Movement.concatenate(List.of(pair.x(), pair.y()), a.integer("axis"));
    return Movement.concatenate(List.of(pair.x().ravel(), pair.y().ravel()), 0);
  }

  private static Tensor hstack(List<Tensor> parts) {
    var lifted = parts.stream().map(x -> atLeast(x, 1)).toList();
    return Movement.concatenate(lifted, lifted.getFirst().rank() == 1 ? 0 : 1);
  }

  private static Tensor atLeast(Tensor x, int rank) {
    var result = x;
    while (result.rank() < rank) result = result.expandDims(0);
    return result;
  }

  private static Tensor deep(Tensor x) {
    return x.rank() >= 3 ? x : atLeast(x, 2).expandDims(2);
  }

  private static List<Tensor> meshgrid(List<Tensor> parts, boolean cartesian) {
    var order =
        IntStream.range(0, parts.size()).boxed().collect(java.util.stream.Collectors.toList());
    if (cartesian && parts.size() > 1) java.util.Collections.swap(order, 0, 1);
    var dims = new int[parts.size()];
    for (int i = 0; i < dims.length; i++) dims[order.get(i)] = (int) parts.get(i).shape().size();
    var grids = new ArrayList<Tensor>();
    for (int i = 0; i < dims.length; i++) {
      var shape = new int[dims.length];
      Arrays.fill(shape, 1);
      shape[order.get(i)] = -1;
      grids.add(parts.get(i).reshape(shape).broadcastTo(Shape.of(dims)));
    }
    return grids;
  }

  private static void splitting(OpTable ops) {
    ops.add("split(x, indices_or_sections, axis=0)", a -> split(a, a.integer("axis"), false));
    ops.add("array_split(x, indices_or_sections, axis=0)", a -> split(a, a.integer("axis"), true));
    ops.add(
        "hsplit(x, indices_or_sections)", a -> split(a, a.tensor("x").rank() == 1 ? 0 : 1, false));
    ops.add("vsplit(x, indices_or_sections)", a -> split(a, 0, false));
    ops.add("dsplit(x, indices_or_sections)", a -> split(a, 2, false));
    ops.add("unstack(x, num=None, axis=0)", a -> unstack(a.tensor("x"), a.integer("axis")));
  }

  private static List<Tensor> split(Arguments a, int axis, boolean uneven) {
    var x = a.tensor("x");
    int length = x.shape().dim(axis);
    if (!(a.get("indices_or_sections") instanceof Number number))
      return cut(x, axis, a.integers("indices_or_sections"));
    int parts = number.intValue();
    if (!uneven) return x.split(parts, axis);
    var cuts =
        IntStream.range(1, parts)
            .map(i -> i * (length / parts) + Math.min(i, length % parts))
            .toArray();
    return cut(x, axis, cuts);
  }

  private static List<Tensor> cut(Tensor x, int axis, int[] cuts) {
    int length = x.shape().dim(axis);
    var parts = new ArrayList<Tensor>();
    int from = 0;
    for (int i = 0; i <= cuts.length; i++) {
      int to =
          i == cuts.length
              ? length
              : Math.clamp(cuts[i] < 0 ? cuts[i] + length : cuts[i], from, length);
      parts.add(x.narrow(axis, from, to - from));
      from = to;
    }
    return parts;
  }

  static List<Tensor> unstack(Tensor x, int axis) {
    return IntStream.range(0, x.shape().dim(axis))
        .mapToObj(i -> x.narrow(axis, i, 1).squeeze(x.shape().axis(axis)))
        .toList();
  }

  private static void properties(OpTable ops) {
    ops.property("shape", x -> x.shape().toList());
    ops.property("dtype", x -> x.dtype().kerasName());
    ops.property("ndim", Tensor::rank);
    ops.property("size", x -> Tensors.scalar((int) x.shape().size()));
    ops.add("is_tensor(x)", a -> a.get("x") instanceof Tensor);
    ops.add("cast(x, dtype)", a -> a.tensor("x").cast(a.dtype("dtype", DType.FLOAT32)));
    ops.add(
        "convert_to_tensor(x, dtype=None, sparse=None, ragged=None)",
        a -> a.tensor("x").cast(a.dtype("dtype", a.tensor("x").dtype())));
    ops.add(
        "array(x, dtype=None)", a -> a.tensor("x").cast(a.dtype("dtype", a.tensor("x").dtype())));
  }
}
