package dev.addax.keras.regularizers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/** l1 · Σ |x|. Keras: {@code keras.regularizers.L1}. */
public record L1(double l1) implements Regularizer {
  public static final Schema<L1> SCHEMA =
      Schema.of(
          "keras.regularizers.L1", L1.class, field("l1", Codec.FLOAT32, 0.01, L1::l1), L1::new);

  public L1 {
    Penalty.checked("l1", l1);
  }

  /** Factor 0.01. */
  public L1() {
    this(0.01);
  }

  @Override
  public Tensor apply(Tensor x) {
    return x.abs().sum().multiply(l1);
  }
}
