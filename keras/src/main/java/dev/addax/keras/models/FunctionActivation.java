package dev.addax.keras.models;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Serialization;
import dev.addax.tensor.Tensor;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A function of another program as an activation, saved by its name as Python saves functions. */
record FunctionActivation(String name, UnaryOperator<Tensor> function)
    implements Activation, Serialization.SelfDescribing {
  @Override
  public Tensor apply(Tensor x) {
    return function.apply(x);
  }

  @Override
  public Map<String, @Nullable Object> describe() {
    return Serialization.function(name);
  }
}
