package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.RegressionLosses;
import dev.addax.tensor.Tensor;

/**
 * The mean of the logarithm of the hyperbolic cosine of the errors. Keras: {@code
 * keras.metrics.LogCoshError}.
 */
public final class LogCoshError extends MeanMetric implements Metric.Options<LogCoshError> {
  public static final Schema<LogCoshError> SCHEMA =
      Schema.of("keras.metrics.LogCoshError", LogCoshError.class, LogCoshError::new);

  public LogCoshError() {
    super("logcosh");
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.logCosh(yTrue, yPred);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }
}
