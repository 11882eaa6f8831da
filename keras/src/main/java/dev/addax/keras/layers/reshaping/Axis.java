package dev.addax.keras.layers.reshaping;

import dev.addax.tensor.Reshape;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;

/** Changes along one axis, also while its size is unknown. */
final class Axis {
  private Axis() {}

  /** {@return each element {@code times} times in a row} */
  static Tensor repeat(Tensor x, int axis, int times) {
    int size = x.shape().dim(axis);
    var spread = x.expandDims(axis + 1);
    var repeated = spread.broadcastTo(spread.shape().with(axis + 1, times));
    return repeated.reshape(x.shape().with(axis, size < 0 ? Shape.UNKNOWN : size * times));
  }

  /** {@return {@code x} with zeros added} */
  static Tensor pad(Tensor x, int axis, int before, int after) {
    var padding = new int[x.rank()][2];
    padding[axis] = new int[] {before, after};
    return before + after == 0 ? x : x.pad(padding, 0);
  }

  /**
   * {@return {@code x} without its first and last elements}
   *
   * @param who the layer, as messages show it
   */
  static Tensor crop(String who, Tensor x, int axis, int first, int last) {
    int size = x.shape().dim(axis);
    if (first + last == 0) {
      return x;
    }
    if (size < 0) {
      // The type is known, the elements are not: computing this is refused.
      return new Reshape(x.shape().with(axis, Shape.freshUnknown())).on(x);
    }
    if (first + last >= size) {
      throw new IllegalArgumentException(
          "%s crops %d + %d elements of axis %d, but the input %s has only %d there"
              .formatted(who, first, last, axis, x.shape(), size));
    }
    return x.narrow(axis, first, size - first - last);
  }
}
