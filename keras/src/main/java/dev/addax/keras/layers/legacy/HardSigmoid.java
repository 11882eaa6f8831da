package dev.addax.keras.layers.legacy;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Serialization;
import dev.addax.tensor.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * clip(0.2 x + 0.5, 0, 1): what {@code hard_sigmoid} was before Keras 3, where it is relu6(x + 3) /
 * 6. Models of that time were trained with it.
 */
public enum HardSigmoid implements Activation, Serialization.SelfDescribing {
  /** The only one. */
  INSTANCE;

  @Override
  public Tensor apply(Tensor x) {
    return x.multiply(0.2).add(0.5).clip(0, 1);
  }

  /** By a bare name Keras finds its own functions alone. */
  @Override
  public Map<String, @Nullable Object> describe() {
    return Serialization.function(toString());
  }

  @Override
  public String toString() {
    return "keras2_hard_sigmoid";
  }
}
