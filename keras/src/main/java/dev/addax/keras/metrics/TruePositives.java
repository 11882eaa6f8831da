package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/** How many predictions are rightly positive. Keras: {@code keras.metrics.TruePositives}. */
public final class TruePositives extends ConfusionCount
    implements ConfusionCount.Options<TruePositives> {
  public static final Schema<TruePositives> SCHEMA =
      Schema.of("keras.metrics.TruePositives", TruePositives.class, TruePositives::new);

  @Override
  Tensor count(Confusion confusion) {
    return confusion.truePositives();
  }
}
