package dev.addax.keras.losses;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The cross-entropy of independent yes-or-no targets. Keras: {@code
 * keras.losses.BinaryCrossentropy}.
 */
public final class BinaryCrossentropy extends Loss implements Loss.Options<BinaryCrossentropy> {
  public static final Schema<BinaryCrossentropy> SCHEMA =
      Schema.of(
              "keras.losses.BinaryCrossentropy", BinaryCrossentropy.class, BinaryCrossentropy::new)
          .alias("bce", "BCE");

  private final Option<Boolean> fromLogits = option("from_logits", Codec.BOOLEAN, false);
  private final Option<Double> labelSmoothing = option("label_smoothing", Codec.DOUBLE, 0.0);
  private final Option<Integer> axis = option("axis", Codec.INT, -1);

  public BinaryCrossentropy() {
    super("binary_crossentropy");
  }

  /** {@return this taking the predictions as logits rather than probabilities} */
  public BinaryCrossentropy fromLogits(boolean logits) {
    fromLogits.set(logits);
    return this;
  }

  /** {@return this moving the targets by this share, 0 … 1, towards ½} */
  public BinaryCrossentropy labelSmoothing(double smoothing) {
    labelSmoothing.set(smoothing);
    return this;
  }

  /** {@return this with its mean over another axis} */
  public BinaryCrossentropy axis(int position) {
    axis.set(position);
    return this;
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return BinaryCrossentropies.binary(
        yTrue, yPred, fromLogits.get(), labelSmoothing.get(), axis.get());
  }
}
