package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * How often the largest prediction is at the class of a one-hot label. Keras: {@code
 * keras.metrics.CategoricalAccuracy}.
 */
public final class CategoricalAccuracy extends MeanMetric
    implements Metric.Options<CategoricalAccuracy> {
  public static final Schema<CategoricalAccuracy> SCHEMA =
      Schema.of(
          "keras.metrics.CategoricalAccuracy", CategoricalAccuracy.class, CategoricalAccuracy::new);

  public CategoricalAccuracy() {
    super("categorical_accuracy");
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return Accuracies.categoricalAccuracy(yTrue, yPred);
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }
}
