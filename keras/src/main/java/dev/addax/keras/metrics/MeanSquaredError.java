package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.RegressionLosses;
import dev.addax.tensor.Tensor;

/** The mean of the squared errors. Keras: {@code keras.metrics.MeanSquaredError}. */
public final class MeanSquaredError extends MeanMetric implements Metric.Options<MeanSquaredError> {
  public static final Schema<MeanSquaredError> SCHEMA =
      Schema.of("keras.metrics.MeanSquaredError", MeanSquaredError.class, MeanSquaredError::new)
          .alias("mse", "MSE");

  public MeanSquaredError() {
    super("mean_squared_error");
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.meanSquaredError(yTrue, yPred);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }
}
