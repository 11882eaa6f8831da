package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.CategoricalCrossentropies;
import dev.addax.tensor.Tensor;

/**
 * The mean cross-entropy of one-hot labels. Keras: {@code keras.metrics.CategoricalCrossentropy}.
 */
public final class CategoricalCrossentropy extends MeanMetric
    implements Metric.Options<CategoricalCrossentropy> {
  public static final Schema<CategoricalCrossentropy> SCHEMA =
      Schema.of(
          "keras.metrics.CategoricalCrossentropy",
          CategoricalCrossentropy.class,
          CategoricalCrossentropy::new);

  private final Option<Boolean> fromLogits = option("from_logits", Codec.BOOLEAN, false);
  private final Option<Double> labelSmoothing = option("label_smoothing", Codec.DOUBLE, 0.0);
  private final Option<Integer> axis = option("axis", Codec.INT, -1);

  public CategoricalCrossentropy() {
    super("categorical_crossentropy");
  }

  /** {@return this taking the predictions as logits rather than probabilities} */
  public CategoricalCrossentropy fromLogits(boolean logits) {
    fromLogits.set(logits);
    return this;
  }

  /** {@return this moving the targets by this share, 0 … 1, towards equal probabilities} */
  public CategoricalCrossentropy labelSmoothing(double smoothing) {
    labelSmoothing.set(smoothing);
    return this;
  }

  /** {@return this along another axis} */
  public CategoricalCrossentropy axis(int position) {
    axis.set(position);
    return this;
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return CategoricalCrossentropies.categorical(
        yTrue, yPred, fromLogits.get(), labelSmoothing.get(), axis.get());
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }
}
