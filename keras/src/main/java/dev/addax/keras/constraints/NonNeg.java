package dev.addax.keras.constraints;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/** No negative weights: they become 0. Keras: {@code keras.constraints.NonNeg}. */
public record NonNeg() implements Constraint {
  public static final Schema<NonNeg> SCHEMA =
      Schema.constant("keras.constraints.NonNeg", NonNeg.class, new NonNeg());

  @Override
  public Tensor apply(Tensor w) {
    return w.maximum(0);
  }
}
