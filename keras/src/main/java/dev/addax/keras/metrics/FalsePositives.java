package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/** How many predictions are wrongly positive. Keras: {@code keras.metrics.FalsePositives}. */
public final class FalsePositives extends ConfusionCount
    implements ConfusionCount.Options<FalsePositives> {
  public static final Schema<FalsePositives> SCHEMA =
      Schema.of("keras.metrics.FalsePositives", FalsePositives.class, FalsePositives::new);

  @Override
  Tensor count(Confusion confusion) {
    return confusion.falsePositives();
  }
}
