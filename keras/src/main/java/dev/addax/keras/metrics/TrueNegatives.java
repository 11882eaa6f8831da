package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/** How many predictions are rightly negative. Keras: {@code keras.metrics.TrueNegatives}. */
public final class TrueNegatives extends ConfusionCount
    implements ConfusionCount.Options<TrueNegatives> {
  public static final Schema<TrueNegatives> SCHEMA =
      Schema.of("keras.metrics.TrueNegatives", TrueNegatives.class, TrueNegatives::new);

  @Override
  Tensor count(Confusion confusion) {
    return confusion.trueNegatives();
  }
}
