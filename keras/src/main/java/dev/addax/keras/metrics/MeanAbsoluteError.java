package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.RegressionLosses;
import dev.addax.tensor.Tensor;

/** The mean of the absolute errors. Keras: {@code keras.metrics.MeanAbsoluteError}. */
public final class MeanAbsoluteError extends MeanMetric
    implements Metric.Options<MeanAbsoluteError> {
  public static final Schema<MeanAbsoluteError> SCHEMA =
      Schema.of("keras.metrics.MeanAbsoluteError", MeanAbsoluteError.class, MeanAbsoluteError::new)
          .alias("mae", "MAE");

  public MeanAbsoluteError() {
    super("mean_absolute_error");
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.meanAbsoluteError(yTrue, yPred);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }
}
