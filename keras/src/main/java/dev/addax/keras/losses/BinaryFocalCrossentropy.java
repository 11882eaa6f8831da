package dev.addax.keras.losses;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * Binary cross-entropy that leaves out what is already right: times {@code (1 − p)^gamma}. Keras:
 * {@code keras.losses.BinaryFocalCrossentropy}.
 */
public final class BinaryFocalCrossentropy extends Loss
    implements Loss.Options<BinaryFocalCrossentropy> {
  public static final Schema<BinaryFocalCrossentropy> SCHEMA =
      Schema.of(
          "keras.losses.BinaryFocalCrossentropy",
          BinaryFocalCrossentropy.class,
          BinaryFocalCrossentropy::new);

  private final Option<Boolean> fromLogits = option("from_logits", Codec.BOOLEAN, false);
  private final Option<Double> labelSmoothing = option("label_smoothing", Codec.DOUBLE, 0.0);
  private final Option<Integer> axis = option("axis", Codec.INT, -1);
  private final Option<Boolean> applyClassBalancing =
      option("apply_class_balancing", Codec.BOOLEAN, false);
  private final Option<Double> alpha = option("alpha", Codec.DOUBLE, 0.25);
  private final Option<Double> gamma = option("gamma", Codec.DOUBLE, 2.0);

  public BinaryFocalCrossentropy() {
    super("binary_focal_crossentropy");
  }

  /** {@return this taking the predictions as logits rather than probabilities} */
  public BinaryFocalCrossentropy fromLogits(boolean logits) {
    fromLogits.set(logits);
    return this;
  }

  /** {@return this moving the targets by this share, 0 … 1, towards ½} */
  public BinaryFocalCrossentropy labelSmoothing(double smoothing) {
    labelSmoothing.set(smoothing);
    return this;
  }

  /** {@return this with its mean over another axis} */
  public BinaryFocalCrossentropy axis(int position) {
    axis.set(position);
    return this;
  }

  /** {@return this weighting yes by alpha and no by 1 − alpha} */
  public BinaryFocalCrossentropy applyClassBalancing(boolean balance) {
    applyClassBalancing.set(balance);
    return this;
  }

  /** {@return this with another weight of yes} */
  public BinaryFocalCrossentropy alpha(double weight) {
    alpha.set(weight);
    return this;
  }

  /** {@return this with another focus on what is wrong} */
  public BinaryFocalCrossentropy gamma(double power) {
    gamma.set(power);
    return this;
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return BinaryCrossentropies.focal(
        yTrue,
        yPred,
        applyClassBalancing.get(),
        alpha.get(),
        gamma.get(),
        fromLogits.get(),
        labelSmoothing.get(),
        axis.get());
  }
}
