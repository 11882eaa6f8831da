package dev.addax.keras.layers.core;

import dev.addax.keras.layers.Call;
import dev.addax.tensor.Tensor;
import java.util.List;

/** A function of tensors, for {@link Lambda}. */
@FunctionalInterface
public interface CallFunction {
  /**
   * {@return the result}
   *
   * @param call whether this is training, the masks of the inputs, named arguments
   */
  Tensor apply(List<Tensor> inputs, Call call);

  /** A function of one tensor. */
  @FunctionalInterface
  interface OfOne {
    Tensor apply(Tensor x);
  }

  /** {@return a function of one tensor as a function of a list of one} */
  static CallFunction of(OfOne function) {
    return (inputs, call) -> {
      if (inputs.size() != 1) {
        throw new IllegalArgumentException(
            "the function of a Lambda takes one input, received " + inputs.size());
      }
      return function.apply(inputs.getFirst());
    };
  }
}
