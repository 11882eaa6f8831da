package dev.addax.keras.activations;

import dev.addax.keras.config.Serialization;
import dev.addax.tensor.Tensor;
import java.util.function.UnaryOperator;

/** An activation of Keras, equal to every other of its name. */
record Named(String identifier, UnaryOperator<Tensor> function)
    implements Activation, Serialization.Identified {
  @Override
  public Tensor apply(Tensor x) {
    return function.apply(x);
  }

  @Override
  public String toString() {
    return identifier;
  }
}
