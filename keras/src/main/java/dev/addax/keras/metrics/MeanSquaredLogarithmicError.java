package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.RegressionLosses;
import dev.addax.tensor.Tensor;

/**
 * The mean of the squared differences of {@code log(1 + x)}. Keras: {@code
 * keras.metrics.MeanSquaredLogarithmicError}.
 */
public final class MeanSquaredLogarithmicError extends MeanMetric
    implements Metric.Options<MeanSquaredLogarithmicError> {
  public static final Schema<MeanSquaredLogarithmicError> SCHEMA =
      Schema.of(
              "keras.metrics.MeanSquaredLogarithmicError",
              MeanSquaredLogarithmicError.class,
              MeanSquaredLogarithmicError::new)
          .alias("msle", "MSLE");

  public MeanSquaredLogarithmicError() {
    super("mean_squared_logarithmic_error");
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.meanSquaredLogarithmicError(yTrue, yPred);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }
}
