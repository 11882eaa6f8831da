package dev.addax.keras.initializers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Seed;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;

/**
 * Makes the first value of a weight. The random ones keep their seed: one object gives the same
 * values at each call with the same shape, as in Keras.
 */
@FunctionalInterface
public interface Initializer {
  /** Initializers in configs: objects, or identifiers such as {@code "glorot_uniform"}. */
  Codec<Initializer> CODEC = Codec.object(Initializer.class);

  /**
   * {@return the first value}
   *
   * @throws IllegalArgumentException if the initializer does not suit the shape or dtype
   */
  Tensor apply(Shape shape, DType dtype);

  /** {@return this initializer with another seed; the same one if it draws nothing} */
  default Initializer seeded(Seed seed) {
    return this;
  }

  /** {@return an initializer that gives a fixed value, cast to the dtype asked for} */
  static Initializer of(Tensor value) {
    return (shape, dtype) -> {
      if (!value.shape().equals(shape)) {
        throw new IllegalArgumentException(
            "this initializer gives shape %s, received shape %s".formatted(value.shape(), shape));
      }
      return value.cast(dtype);
    };
  }
}
