package dev.addax.cpu;

import dev.addax.compiler.Step;
import dev.addax.compiler.View;
import dev.addax.cpu.step.Matrices;
import dev.addax.tensor.Dot;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A contraction seen as a batch of products of matrices.
 *
 * @param batch sizes of the batch dimensions
 * @param leftBatch their strides on the left, in elements
 * @param resultBatch their strides in the result
 */
record Products(
    Matrices shape,
    List<Long> batch,
    List<Long> leftBatch,
    List<Long> rightBatch,
    List<Long> resultBatch) {

  /** Axes that together are one: how many elements, and how far apart. */
  private record Axis(long size, long stride) {}

  /**
   * {@return the products, or empty if some axes cannot be seen as one}
   *
   * @param library whether oneDNN may compute them
   */
  static Optional<Products> of(Dot dot, Step step, boolean library) {
    View left = step.inputs().get(0);
    View right = step.inputs().get(1);
    var m = joined(left, dot.leftFree(left.type().shape()));
    var k = joined(left, dot.leftContract());
    var kRight = joined(right, dot.rightContract());
    var n = joined(right, dot.rightFree(right.type().shape()));
    boolean empty =
        step.outputs().getFirst().type().shape().size() == 0 || left.type().shape().size() == 0;
    if (empty || m.isEmpty() || k.isEmpty() || kRight.isEmpty() || n.isEmpty() || !sameOrder(dot)) {
      return Optional.empty();
    }
    Axis rows = m.get();
    Axis columns = n.get();
    long depth = k.get().size;
    long[] a = unit(rows, k.get());
    long[] b = unit(kRight.get(), columns);
    if ((a[0] != 1 && a[1] != 1) || (b[0] != 1 && b[1] != 1)) {
      return Optional.empty();
    }
    View result = step.outputs().getFirst();
    int batch = dot.leftBatch().size();
    int free = batch + dot.leftFree(left.type().shape()).size();
    var resultRows = joined(result, range(batch, free));
    var resultColumns = joined(result, range(free, result.type().shape().rank()));
    if (resultRows.isEmpty() || resultColumns.isEmpty() || resultColumns.get().stride != 1) {
      return Optional.empty();
    }
    var shape =
        new Matrices(
            left.type().dtype(),
            (int) rows.size,
            (int) columns.size,
            (int) depth,
            a[0],
            a[1],
            b[0],
            b[1],
            rows.size == 1 ? columns.size : resultRows.get().stride,
            library);
    return Optional.of(
        new Products(
            shape,
            sizes(left, dot.leftBatch()),
            strides(left, dot.leftBatch()),
            strides(right, dot.rightBatch()),
            strides(result, range(0, batch))));
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  /**
   * Contracted axes are merged on both sides in the order of the left: the right must pair them in
   * the same order.
   */
  private static boolean sameOrder(Dot dot) {
    var order = IntStream.range(0, dot.leftContract().size()).boxed().toList();
    var byLeft =
        order.stream()
            .sorted((i, j) -> dot.leftContract().get(i) - dot.leftContract().get(j))
            .toList();
    var byRight =
        order.stream()
            .sorted((i, j) -> dot.rightContract().get(i) - dot.rightContract().get(j))
            .toList();
    return byLeft.equals(byRight);
  }

  /** An axis of size one may have any stride; it gets the one that makes the matrix dense. */
  private static long[] unit(Axis rows, Axis columns) {
    if (columns.size == 1) {
      return rows.stride == 1 && rows.size > 1
          ? new long[] {1, rows.size}
          : new long[] {Math.max(1, rows.stride), 1};
    }
    if (rows.size == 1) {
      return columns.stride == 1 ? new long[] {columns.size, 1} : new long[] {1, columns.stride};
    }
    return new long[] {rows.stride, columns.stride};
  }

  private static Optional<Axis> joined(View view, List<Integer> axes) {
    var sorted = axes.stream().sorted().filter(a -> view.type().shape().dim(a) != 1).toList();
    if (sorted.isEmpty()) {
      return Optional.of(new Axis(1, 1));
    }
    long size = view.type().shape().dim(sorted.getLast());
    long stride = view.strides().get(sorted.getLast());
    for (int i = sorted.size() - 2; i >= 0; i--) {
      int axis = sorted.get(i);
      if (view.strides().get(axis) != size * stride) {
        return Optional.empty();
      }
      size *= view.type().shape().dim(axis);
    }
    return stride == 0 ? Optional.empty() : Optional.of(new Axis(size, stride));
  }

  private static List<Long> sizes(View view, List<Integer> axes) {
    return axes.stream().map(a -> (long) view.type().shape().dim(a)).toList();
  }

  private static List<Long> strides(View view, List<Integer> axes) {
    return axes.stream().map(a -> (long) view.strides().get(a)).toList();
  }
}
