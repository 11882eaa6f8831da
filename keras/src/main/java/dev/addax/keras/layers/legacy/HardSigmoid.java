package dev.addax.keras.layers.legacy;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Serialization;
import dev.addax.tensor.Tensor;

/**
 * clip(0.2 x + 0.5, 0, 1): what {@code hard_sigmoid} was before Keras 3, where it is relu6(x + 3) /
 * 6. Models of that time were trained with it.
 */
public enum HardSigmoid implements Activation, Serialization.Identified {
  /** The only one. */
  INSTANCE;

  @Override
  public Tensor apply(Tensor x) {
    return x.multiply(0.2).add(0.5).clip(0, 1);
  }

  @Override
  public String identifier() {
    return "keras2_hard_sigmoid";
  }

  @Override
  public String toString() {
    return identifier();
  }
}
