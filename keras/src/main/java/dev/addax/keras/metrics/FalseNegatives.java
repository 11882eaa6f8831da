package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/** How many predictions are wrongly negative. Keras: {@code keras.metrics.FalseNegatives}. */
public final class FalseNegatives extends ConfusionCount
    implements ConfusionCount.Options<FalseNegatives> {
  public static final Schema<FalseNegatives> SCHEMA =
      Schema.of("keras.metrics.FalseNegatives", FalseNegatives.class, FalseNegatives::new);

  @Override
  Tensor count(Confusion confusion) {
    return confusion.falseNegatives();
  }
}
