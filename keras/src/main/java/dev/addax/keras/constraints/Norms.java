package dev.addax.keras.constraints;

import dev.addax.keras.config.Keras;
import dev.addax.tensor.Tensor;
import java.util.List;

/** Euclidean norms along axes, kept as dimensions of size 1. */
final class Norms {
  private Norms() {}

  static Tensor of(Tensor w, List<Integer> axes) {
    return w.square().sum(true, axes.stream().mapToInt(Integer::intValue).toArray()).sqrt();
  }

  /** {@return w scaled so that its norms become the desired ones} */
  static Tensor scaled(Tensor w, Tensor norms, Tensor desired) {
    return w.multiply(desired.divide(norms.add(Keras.epsilon())));
  }
}
