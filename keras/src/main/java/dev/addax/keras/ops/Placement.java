package dev.addax.keras.ops;

import dev.addax.tensor.Scatter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.Shape;

/** Puts values into a tensor at places that are given by index vectors. */
final class Placement {
  private Placement() {}

  /**
   * {@return {@code into} with {@code values} combined at {@code indices}, whose last axis holds
   * positions of the leading axes}
   */
  static Tensor at(Scatter.Kind kind, Tensor into, Tensor indices, Tensor values) {
    int depth = indices.shape().last();
    int[] dims = into.shape().toArray();
    int places = 1;
    for (int axis = 0; axis < depth; axis++) places *= dims[axis];
    var slices = into.shape().slice(depth, into.rank());
    int count = (int) (indices.shape().size() / Math.max(1, depth));
    var flat = into.reshape(Shape.of(places).append(slices.toArray()));
    var updates = values.reshape(Shape.of(count).append(slices.toArray()));
    return new Scatter(kind, 0, 0)
        .on(flat, linear(indices, dims, depth, count), updates)
        .reshape(into.shape());
  }

  private static Tensor linear(Tensor indices, int[] dims, int depth, int count) {
    var rows = indices.reshape(count, depth);
    var result = Tensors.full(Shape.of(count), 0, indices.dtype());
    for (int axis = 0; axis < depth; axis++) {
      var position = rows.narrow(1, axis, 1).squeeze(1);
      var positive = position.less(0).where(position.add((long) dims[axis]), position);
      result = result.multiply((long) dims[axis]).add(positive);
    }
    return result;
  }
}
