package dev.addax.keras.layers.normalization;

import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Axes of normalizations. */
final class Axes {
  private Axes() {}

  /** {@return {@code shape} with all other axes as size 1} */
  static Shape kept(Shape shape, int... axes) {
    int[] dims = new int[shape.rank()];
    Arrays.fill(dims, 1);
    for (int axis : axes) {
      dims[shape.axis(axis)] = shape.dim(axis);
    }
    return Shape.of(dims);
  }

  /** {@return the other axes} */
  static int[] others(Shape shape, int axis) {
    int at = shape.axis(axis);
    return IntStream.range(0, shape.rank()).filter(i -> i != at).toArray();
  }

  static List<Long> json(List<Integer> axes) {
    return axes.stream().sorted().map(Integer::longValue).toList();
  }
}
