package dev.addax.keras.losses;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/** The mean of the squared errors. Keras: {@code keras.losses.MeanSquaredError}. */
public final class MeanSquaredError extends Loss implements Loss.Options<MeanSquaredError> {
  public static final Schema<MeanSquaredError> SCHEMA =
      Schema.of("keras.losses.MeanSquaredError", MeanSquaredError.class, MeanSquaredError::new)
          .alias("mse", "MSE");

  public MeanSquaredError() {
    super("mean_squared_error");
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.meanSquaredError(yTrue, yPred);
  }
}
