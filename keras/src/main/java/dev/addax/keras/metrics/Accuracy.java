package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/** How often predictions equal targets. Keras: {@code keras.metrics.Accuracy}. */
public final class Accuracy extends MeanMetric implements Metric.Options<Accuracy> {
  public static final Schema<Accuracy> SCHEMA =
      Schema.of("keras.metrics.Accuracy", Accuracy.class, Accuracy::new);

  public Accuracy() {
    super("accuracy");
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return Accuracies.accuracy(yTrue, yPred);
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }
}
