package dev.addax.keras.activations;

import dev.addax.keras.config.Codec;
import dev.addax.tensor.Tensor;

/** A function applied to a layer's output. Keras: {@code keras.activations}. */
public interface Activation {
  Codec<Activation> CODEC = Codec.object(Activation.class);

  /** {@return the activated tensor, of the same shape unless the function says otherwise} */
  Tensor apply(Tensor x);
}
