package dev.addax.keras.regularizers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/** l2 · Σ x². Keras: {@code keras.regularizers.L2}. */
public record L2(double l2) implements Regularizer {
  public static final Schema<L2> SCHEMA =
      Schema.of(
          "keras.regularizers.L2", L2.class, field("l2", Codec.DOUBLE, 0.01, L2::l2), L2::new);

  public L2 {
    Penalty.checked("l2", l2);
  }

  /** Factor 0.01. */
  public L2() {
    this(0.01);
  }

  @Override
  public Tensor apply(Tensor x) {
    return x.square().sum().multiply(l2);
  }
}
