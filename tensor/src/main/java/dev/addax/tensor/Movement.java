package dev.addax.tensor;

import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Other shapes and orders of the same elements, as in {@code keras.ops}. */
public sealed interface Movement extends Facet permits Tensor {
  /** {@return the same elements under other dimensions; one may be −1 and follows from the rest} */
  default Tensor reshape(int... dims) {
    return reshape(Shape.of(dims));
  }

  default Tensor reshape(Shape shape) {
    var target = Reshaping.infer(self().shape(), shape);
    return target.equals(self().shape()) && target.isKnown()
        ? self()
        : new Reshape(target).on(self());
  }

  /** {@return all elements in one dimension} */
  default Tensor ravel() {
    return reshape(-1);
  }

  /** {@return dimensions in the order {@code axes}; reversed if none are given} */
  default Tensor transpose(int... axes) {
    var order = new ArrayList<>(Arrays.stream(self().shape().axes(axes)).boxed().toList());
    if (axes.length == 0) {
      Collections.reverse(order);
    }
    boolean unchanged = IntStream.range(0, order.size()).allMatch(i -> order.get(i) == i);
    return unchanged && order.size() == self().rank() ? self() : new Transpose(order).on(self());
  }

  default Tensor swapaxes(int a, int b) {
    int[] order = self().shape().axes();
    int first = self().shape().axis(a);
    int second = self().shape().axis(b);
    order[first] = second;
    order[second] = first;
    return transpose(order);
  }

  default Tensor moveaxis(int from, int to) {
    var order = new ArrayList<>(Arrays.stream(self().shape().axes()).boxed().toList());
    Integer axis = self().shape().axis(from);
    order.remove(axis);
    order.add(self().shape().axis(to), axis);
    return transpose(Rules.ints(order));
  }

  /** {@return this with a dimension of size 1 inserted at {@code axis} of the result} */
  default Tensor expandDims(int axis) {
    return new Reshape(self().shape().insert(axis, 1)).on(self());
  }

  /**
   * {@return this without the given dimensions of size 1; without all of them if none are given}
   */
  default Tensor squeeze(int... axes) {
    var shape = self().shape();
    int[] gone =
        axes.length > 0
            ? shape.axes(axes)
            : IntStream.range(0, shape.rank()).filter(i -> shape.dim(i) == 1).toArray();
    for (int axis : gone) {
      Rules.check(
          shape.dim(axis) < 0 || shape.dim(axis) == 1,
          "Cannot squeeze axis %d of shape %s",
          axis,
          shape);
    }
    var kept =
        IntStream.range(0, shape.rank()).filter(i -> Arrays.stream(gone).noneMatch(g -> g == i));
    return gone.length == 0
        ? self()
        : new Reshape(Shape.of(kept.map(shape::dim).toArray())).on(self());
  }

  /** {@return this repeated to {@code shape} by NumPy's rules} */
  default Tensor broadcastTo(Shape shape) {
    var x = self();
    if (x.shape().rank() == shape.rank() && Reshaping.identical(x.shape(), shape)) {
      return x;
    }
    if (x.node().op() instanceof Constant c) {
      return Constant.of(x.type().with(x.shape().broadcast(shape)), c.value());
    }
    var padded = x.shape();
    while (padded.rank() < shape.rank()) {
      padded = padded.insert(0, 1);
    }
    var lifted = padded.rank() == x.rank() ? x : new Reshape(padded).on(x);
    return padded.equals(shape) && shape.isKnown() ? lifted : new Broadcast(shape).on(lifted);
  }

  default Tensor flip(int... axes) {
    int[] flipped = self().shape().axes(axes);
    var starts = new ArrayList<>(Collections.nCopies(self().rank(), 0));
    var steps = new ArrayList<>(Collections.nCopies(self().rank(), 1));
    for (int axis : flipped) {
      starts.set(axis, -1);
      steps.set(axis, -1);
    }
    return new Slice(starts, Collections.nCopies(self().rank(), Shape.UNKNOWN), steps).on(self());
  }

  /** {@return elements {@code start} … {@code start + size − 1} along {@code axis}} */
  default Tensor narrow(int axis, int start, int size) {
    return strided(axis, start, size, 1);
  }

  /**
   * {@return {@code size} elements along {@code axis}, beginning at {@code start}, {@code step}
   * apart}
   */
  default Tensor strided(int axis, int start, int size, int step) {
    int at = self().shape().axis(axis);
    if (start == 0 && step == 1 && size == self().shape().dim(at) && size >= 0) {
      return self();
    }
    var starts = new ArrayList<>(Collections.nCopies(self().rank(), 0));
    var sizes = new ArrayList<>(Collections.nCopies(self().rank(), Shape.UNKNOWN));
    var steps = new ArrayList<>(Collections.nCopies(self().rank(), 1));
    starts.set(at, start);
    sizes.set(at, size);
    steps.set(at, step);
    return new Slice(starts, sizes, steps).on(self());
  }

  /** {@return this surrounded by {@code value}: {@code padding[i]} = {before, after} of axis i} */
  default Tensor pad(int[][] padding, double value) {
    var x = self();
    Rules.check(
        padding.length == x.rank(),
        "pad of %s needs %d pairs, received %d",
        x.type(),
        x.rank(),
        padding.length);
    var low = Arrays.stream(padding).map(p -> p[0]).toList();
    var high = Arrays.stream(padding).map(p -> p[1]).toList();
    return new Pad(low, high, Collections.nCopies(x.rank(), 0)).on(x, Constant.scalar(x, value));
  }

  /** {@return {@code tensors} joined along {@code axis}; dtypes promote} */
  static Tensor concatenate(List<? extends Operand> tensors, int axis) {
    var list = tensors.stream().map(Operand::tensor).toList();
    var dtype = Promotion.of(list.stream().map(Tensor::dtype).toList());
    int at = list.getFirst().shape().axis(axis);
    return list.size() == 1
        ? list.getFirst()
        : new Node(new Concat(at), list.stream().map(t -> t.cast(dtype)).toList()).output(0);
  }

  /** {@return {@code tensors} of one shape joined along a new {@code axis}} */
  static Tensor stack(List<? extends Operand> tensors, int axis) {
    return concatenate(
        tensors.stream().map(t -> t.tensor().expandDims(axis)).toList(), axis < 0 ? axis : axis);
  }

  /** {@return the parts of equal size along {@code axis}} */
  default List<Tensor> split(int parts, int axis) {
    int dim = self().shape().dim(axis);
    Rules.check(
        dim >= 0 && dim % parts == 0,
        "Cannot split axis %d of %s into %d equal parts",
        axis,
        self().type(),
        parts);
    return IntStream.range(0, parts)
        .mapToObj(i -> narrow(axis, i * (dim / parts), dim / parts))
        .toList();
  }

  /** Shape arithmetic with unknown dimensions. */
  final class Reshaping {
    private Reshaping() {}

    static boolean identical(Shape a, Shape b) {
      return Arrays.equals(a.toArray(), b.toArray());
    }

    /** Replaces an anonymous unknown of {@code target} by what follows from {@code from}. */
    static Shape infer(Shape from, Shape target) {
      int[] dims = target.toArray();
      int[] open = IntStream.range(0, dims.length).filter(i -> dims[i] == Shape.UNKNOWN).toArray();
      Rules.check(
          open.length <= 1 || !from.isKnown(), "Only one dimension may be -1, received %s", target);
      if (open.length == 0) {
        return target;
      }
      var mine = new ArrayList<>(from.toList());
      var theirs = new ArrayList<>(target.toList());
      theirs.remove((Integer) Shape.UNKNOWN);
      for (var dim : List.copyOf(theirs)) {
        if (dim < 0 && mine.remove(dim)) {
          theirs.remove(dim);
        }
      }
      dims[open[0]] = quotient(from, target, mine, theirs);
      return Shape.of(dims);
    }

    /** {@return {@code target} with its only unknown dimension computed, if it has just one} */
    static Shape quotient(Shape from, Shape target) {
      int[] dims = target.toArray();
      int[] open = IntStream.range(0, dims.length).filter(i -> dims[i] < 0).toArray();
      if (open.length != 1) {
        return target;
      }
      dims[open[0]] = Shape.UNKNOWN;
      return infer(from, Shape.of(dims));
    }

    private static int quotient(
        Shape from, Shape target, List<Integer> mine, List<Integer> theirs) {
      long unknown = mine.stream().filter(d -> d < 0).count();
      long have =
          mine.stream().filter(d -> d >= 0).mapToLong(d -> d).reduce(1, Math::multiplyExact);
      long want =
          theirs.stream().filter(d -> d >= 0).mapToLong(d -> d).reduce(1, Math::multiplyExact);
      if (unknown > 0 || theirs.stream().anyMatch(d -> d < 0)) {
        boolean same = unknown == 1 && have == want && theirs.stream().allMatch(d -> d >= 0);
        return same
            ? mine.stream().filter(d -> d < 0).findFirst().orElseThrow()
            : Shape.freshUnknown();
      }
      Rules.check(
          want != 0 && have % want == 0,
          "Cannot reshape %s to %s: the numbers of elements differ",
          from,
          target);
      return (int) (have / want);
    }
  }
}
