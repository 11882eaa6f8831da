package dev.addax.keras.losses;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/** The mean of the absolute errors. Keras: {@code keras.losses.MeanAbsoluteError}. */
public final class MeanAbsoluteError extends Loss implements Loss.Options<MeanAbsoluteError> {
  public static final Schema<MeanAbsoluteError> SCHEMA =
      Schema.of("keras.losses.MeanAbsoluteError", MeanAbsoluteError.class, MeanAbsoluteError::new)
          .alias("mae", "MAE");

  public MeanAbsoluteError() {
    super("mean_absolute_error");
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.meanAbsoluteError(yTrue, yPred);
  }
}
