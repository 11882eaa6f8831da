package dev.addax.keras.layers.legacy;

import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weights with a value for each element of an example. */
final class Elementwise {
  private Elementwise() {}

  /** {@return the shape of the input without the batch, 1 along shared axes} */
  static Shape weights(Shape input, @Nullable List<Integer> shared) {
    var shape = input.slice(1, input.rank());
    if (shared != null) {
      for (int axis : shared) {
        shape = shape.with(axis - 1, 1);
      }
    }
    return shape;
  }
}
