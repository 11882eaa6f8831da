package dev.addax.keras.losses;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The mean of the absolute errors in percent of the targets. Keras: {@code
 * keras.losses.MeanAbsolutePercentageError}.
 */
public final class MeanAbsolutePercentageError extends Loss
    implements Loss.Options<MeanAbsolutePercentageError> {
  public static final Schema<MeanAbsolutePercentageError> SCHEMA =
      Schema.of(
              "keras.losses.MeanAbsolutePercentageError",
              MeanAbsolutePercentageError.class,
              MeanAbsolutePercentageError::new)
          .alias("mape", "MAPE");

  public MeanAbsolutePercentageError() {
    super("mean_absolute_percentage_error");
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.meanAbsolutePercentageError(yTrue, yPred);
  }
}
