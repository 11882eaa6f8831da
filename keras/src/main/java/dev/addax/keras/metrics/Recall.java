package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/** The share of positive targets that were predicted. Keras: {@code keras.metrics.Recall}. */
public final class Recall extends PositiveShare implements PositiveShare.Options<Recall> {
  public static final Schema<Recall> SCHEMA =
      Schema.of("keras.metrics.Recall", Recall.class, Recall::new);

  public Recall() {
    super("false_negatives");
  }

  @Override
  Tensor others(Confusion confusion) {
    return confusion.falseNegatives();
  }
}
