package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * How often the largest prediction is at the class that the label names. Keras: {@code
 * keras.metrics.SparseCategoricalAccuracy}.
 */
public final class SparseCategoricalAccuracy extends MeanMetric
    implements Metric.Options<SparseCategoricalAccuracy> {
  public static final Schema<SparseCategoricalAccuracy> SCHEMA =
      Schema.of(
          "keras.metrics.SparseCategoricalAccuracy",
          SparseCategoricalAccuracy.class,
          SparseCategoricalAccuracy::new);

  public SparseCategoricalAccuracy() {
    super("sparse_categorical_accuracy");
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return Accuracies.sparseCategoricalAccuracy(yTrue, yPred);
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }
}
