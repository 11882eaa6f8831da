package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.BinaryCrossentropies;
import dev.addax.tensor.Tensor;

/**
 * The mean cross-entropy of independent yes-or-no targets. Keras: {@code
 * keras.metrics.BinaryCrossentropy}.
 */
public final class BinaryCrossentropy extends MeanMetric
    implements Metric.Options<BinaryCrossentropy> {
  public static final Schema<BinaryCrossentropy> SCHEMA =
      Schema.of(
              "keras.metrics.BinaryCrossentropy", BinaryCrossentropy.class, BinaryCrossentropy::new)
          .alias("bce", "BCE");

  private final Option<Boolean> fromLogits = option("from_logits", Codec.BOOLEAN, false);
  private final Option<Double> labelSmoothing = option("label_smoothing", Codec.DOUBLE, 0.0);

  public BinaryCrossentropy() {
    super("binary_crossentropy");
  }

  /** {@return this taking the predictions as logits rather than probabilities} */
  public BinaryCrossentropy fromLogits(boolean logits) {
    fromLogits.set(logits);
    return this;
  }

  /** {@return this moving the targets by this share, 0 … 1, towards equal probabilities} */
  public BinaryCrossentropy labelSmoothing(double smoothing) {
    labelSmoothing.set(smoothing);
    return this;
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return BinaryCrossentropies.binary(yTrue, yPred, fromLogits.get(), labelSmoothing.get(), -1);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }
}
