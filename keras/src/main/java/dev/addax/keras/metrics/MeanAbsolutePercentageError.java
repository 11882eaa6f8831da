package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.RegressionLosses;
import dev.addax.tensor.Tensor;

/**
 * The mean of the absolute errors in percent of the targets. Keras: {@code
 * keras.metrics.MeanAbsolutePercentageError}.
 */
public final class MeanAbsolutePercentageError extends MeanMetric
    implements Metric.Options<MeanAbsolutePercentageError> {
  public static final Schema<MeanAbsolutePercentageError> SCHEMA =
      Schema.of(
              "keras.metrics.MeanAbsolutePercentageError",
              MeanAbsolutePercentageError.class,
              MeanAbsolutePercentageError::new)
          .alias("mape", "MAPE");

  public MeanAbsolutePercentageError() {
    super("mean_absolute_percentage_error");
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.meanAbsolutePercentageError(yTrue, yPred);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }
}
