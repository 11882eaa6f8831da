package dev.addax.keras.losses;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * A cross-entropy of class numbers that bears wrong labels: {@code (1 − p^q) / q}. Keras: {@code
 * keras.losses.CategoricalGeneralizedCrossEntropy}.
 */
public final class CategoricalGeneralizedCrossEntropy extends Loss
    implements Loss.Options<CategoricalGeneralizedCrossEntropy> {
  public static final Schema<CategoricalGeneralizedCrossEntropy> SCHEMA =
      Schema.of(
          "keras.losses.CategoricalGeneralizedCrossEntropy",
          CategoricalGeneralizedCrossEntropy.class,
          CategoricalGeneralizedCrossEntropy::new);

  private final Option<Double> q = option("q", Codec.DOUBLE, 0.5);

  public CategoricalGeneralizedCrossEntropy() {
    super("categorical_generalized_cross_entropy");
  }

  /** {@return this with another q between 0 (cross-entropy) and 1 (mean absolute error)} */
  public CategoricalGeneralizedCrossEntropy q(double power) {
    if (!(power > 0 && power < 1)) {
      throw new IllegalArgumentException("q must lie between 0 and 1, received " + power);
    }
    q.set(power);
    return this;
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return CategoricalCrossentropies.generalized(yTrue, yPred, q.get());
  }
}
