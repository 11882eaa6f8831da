package dev.addax.data.file;

import dev.addax.data.Array;

/** Turns column-major elements into row-major ones. */
final class Transposed {
  private Transposed() {}

  /** {@return the array with its axes in reverse order} */
  static Array reversed(Array array) {
    var shape = array.shape();
    int rank = shape.length;
    var reversed = new long[rank];
    var strides = new long[rank];
    long stride = 1;
    for (int axis = rank - 1; axis >= 0; axis--) {
      reversed[rank - 1 - axis] = shape[axis];
      strides[rank - 1 - axis] = stride;
      stride *= shape[axis];
    }
    var flat = array.reshape(array.size());
    return flat.gather(sources(reversed, strides)).reshape(reversed);
  }

  private static int[] sources(long[] shape, long[] strides) {
    var sources = new int[Math.toIntExact(Array.count(shape))];
    var index = new long[shape.length];
    for (int i = 0; i < sources.length; i++) {
      long at = 0;
      for (int axis = 0; axis < shape.length; axis++) at += index[axis] * strides[axis];
      sources[i] = (int) at;
      for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
        index[axis] = 0;
    }
    return sources;
  }
}
