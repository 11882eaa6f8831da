package dev.addax.keras.metrics;

import static dev.addax.keras.losses.Numerics.divideNoNan;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;

/** Shares of counts; 0 where there is nothing to divide by. */
final class Ratios {
  private Ratios() {}

  /** {@return part / (part + other)} */
  static Tensor share(Variable part, Variable other) {
    return divideNoNan(part.value(), part.value().add(other.value()));
  }

  /** {@return the only element of a vector of one, else the vector} */
  static Tensor single(Tensor vector) {
    return vector.shape().dim(0) == 1 ? vector.squeeze(0) : vector;
  }
}
