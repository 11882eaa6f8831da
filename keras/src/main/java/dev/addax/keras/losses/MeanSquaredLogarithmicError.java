package dev.addax.keras.losses;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The mean of the squared differences of {@code log(1 + x)}. Keras: {@code
 * keras.losses.MeanSquaredLogarithmicError}.
 */
public final class MeanSquaredLogarithmicError extends Loss
    implements Loss.Options<MeanSquaredLogarithmicError> {
  public static final Schema<MeanSquaredLogarithmicError> SCHEMA =
      Schema.of(
              "keras.losses.MeanSquaredLogarithmicError",
              MeanSquaredLogarithmicError.class,
              MeanSquaredLogarithmicError::new)
          .alias("msle", "MSLE");

  public MeanSquaredLogarithmicError() {
    super("mean_squared_logarithmic_error");
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.meanSquaredLogarithmicError(yTrue, yPred);
  }
}
