package dev.addax.keras.losses;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Categorical cross-entropy that leaves out what is already right: times {@code alpha (1 −
 * p)^gamma}. Keras: {@code keras.losses.CategoricalFocalCrossentropy}.
 */
public final class CategoricalFocalCrossentropy extends Loss
    implements Loss.Options<CategoricalFocalCrossentropy> {
  public static final Schema<CategoricalFocalCrossentropy> SCHEMA =
      Schema.of(
          "keras.losses.CategoricalFocalCrossentropy",
          CategoricalFocalCrossentropy.class,
          CategoricalFocalCrossentropy::new);

  private final Option<Boolean> fromLogits = option("from_logits", Codec.BOOLEAN, false);
  private final Option<Double> labelSmoothing = option("label_smoothing", Codec.DOUBLE, 0.0);
  private final Option<Integer> axis = option("axis", Codec.INT, -1);
  private final Option<List<Double>> alpha = option("alpha", Scalars.DOUBLES, List.of(0.25));
  private final Option<Double> gamma = option("gamma", Codec.DOUBLE, 2.0);

  public CategoricalFocalCrossentropy() {
    super("categorical_focal_crossentropy");
  }

  /** {@return this taking the predictions as logits rather than probabilities} */
  public CategoricalFocalCrossentropy fromLogits(boolean logits) {
    fromLogits.set(logits);
    return this;
  }

  /** {@return this moving the targets by this share, 0 … 1, towards equal probabilities} */
  public CategoricalFocalCrossentropy labelSmoothing(double smoothing) {
    labelSmoothing.set(smoothing);
    return this;
  }

  /** {@return this with the classes along another axis} */
  public CategoricalFocalCrossentropy axis(int position) {
    axis.set(position);
    return this;
  }

  /** {@return this with another weight of all classes, or one for each} */
  public CategoricalFocalCrossentropy alpha(double... weights) {
    alpha.set(Arrays.stream(weights).boxed().toList());
    return this;
  }

  /** {@return this with another focus on what is wrong} */
  public CategoricalFocalCrossentropy gamma(double power) {
    gamma.set(power);
    return this;
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return CategoricalCrossentropies.focal(
        yTrue, yPred, alpha.get(), gamma.get(), fromLogits.get(), labelSmoothing.get(), axis.get());
  }
}
