package dev.addax.keras.losses;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The cross-entropy of one-hot labels, or of probabilities of the classes. Keras: {@code
 * keras.losses.CategoricalCrossentropy}.
 */
public final class CategoricalCrossentropy extends Loss
    implements Loss.Options<CategoricalCrossentropy> {
  public static final Schema<CategoricalCrossentropy> SCHEMA =
      Schema.of(
          "keras.losses.CategoricalCrossentropy",
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

  /** {@return this with the classes along another axis} */
  public CategoricalCrossentropy axis(int position) {
    axis.set(position);
    return this;
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return CategoricalCrossentropies.categorical(
        yTrue, yPred, fromLogits.get(), labelSmoothing.get(), axis.get());
  }
}
