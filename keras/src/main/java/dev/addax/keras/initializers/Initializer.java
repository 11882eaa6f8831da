package dev.addax.keras.initializers;

import dev.addax.keras.config.Codec;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;

/**
 * Makes the first value of a weight. The same object gives the same values at each call. Keras:
 * {@code keras.initializers.Initializer}.
 */
public interface Initializer {
  Codec<Initializer> CODEC = Codec.object(Initializer.class);

  /** {@return a value of that shape and dtype} */
  Tensor apply(Shape shape, DType dtype);
}
