package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * How often predictions are on the right side of a threshold. Keras: {@code
 * keras.metrics.BinaryAccuracy}.
 */
public final class BinaryAccuracy extends MeanMetric implements Metric.Options<BinaryAccuracy> {
  public static final Schema<BinaryAccuracy> SCHEMA =
      Schema.of("keras.metrics.BinaryAccuracy", BinaryAccuracy.class, BinaryAccuracy::new);

  private final Option<Double> threshold = option("threshold", Codec.DOUBLE, 0.5);

  public BinaryAccuracy() {
    super("binary_accuracy");
  }

  /** {@return this with another threshold: larger predictions count as 1} */
  public BinaryAccuracy threshold(double value) {
    threshold.set(value);
    return this;
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return Accuracies.binaryAccuracy(yTrue, yPred, threshold.get());
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }
}
