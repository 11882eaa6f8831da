package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/** The share of positive predictions that are right. Keras: {@code keras.metrics.Precision}. */
public final class Precision extends PositiveShare implements PositiveShare.Options<Precision> {
  public static final Schema<Precision> SCHEMA =
      Schema.of("keras.metrics.Precision", Precision.class, Precision::new);

  public Precision() {
    super("false_positives");
  }

  @Override
  Tensor others(Confusion confusion) {
    return confusion.falsePositives();
  }
}
