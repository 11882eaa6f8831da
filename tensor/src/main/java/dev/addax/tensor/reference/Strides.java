package dev.addax.tensor.reference;

import dev.addax.tensor.type.Shape;
import java.util.List;

/** Positions of elements in row-major order. */
final class Strides {
  private Strides() {}

  /** {@return how far neighbours along each axis of {@code shape} are apart} */
  static int[] of(Shape shape) {
    var strides = new int[shape.rank()];
    int stride = 1;
    for (int i = shape.rank() - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape.dim(i);
    }
    return strides;
  }

  /** {@return offset + Σ index·stride for every index into {@code shape}, in row-major order} */
  static int[] positions(Shape shape, int[] strides, int offset) {
    int count = Math.toIntExact(shape.size());
    var positions = new int[count];
    var dims = shape.toArray();
    var index = new int[dims.length];
    int at = offset;
    for (int i = 0; i < count; i++) {
      positions[i] = at;
      for (int axis = dims.length - 1; axis >= 0; axis--) {
        at += strides[axis];
        if (++index[axis] < dims[axis]) {
          break;
        }
        at -= strides[axis] * dims[axis];
        index[axis] = 0;
      }
    }
    return positions;
  }

  /**
   * {@return the positions of the elements of {@code shape} when its axes come in {@code order}}
   */
  static int[] permuted(Shape shape, List<Integer> order) {
    var strides = of(shape);
    var dims = Shape.of(order.stream().map(shape::dim).toList());
    return positions(dims, order.stream().mapToInt(a -> strides[a]).toArray(), 0);
  }

  /** {@return {@code x} with its axes in {@code order}} */
  static Elements transpose(Elements x, Shape shape, List<Integer> order) {
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i) != i) {
        return x.pick(permuted(shape, order));
      }
    }
    return x;
  }
}
