package dev.addax.keras.losses;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The mean of the logarithm of the hyperbolic cosine of the errors. Keras: {@code
 * keras.losses.LogCosh}.
 */
public final class LogCosh extends Loss implements Loss.Options<LogCosh> {
  public static final Schema<LogCosh> SCHEMA =
      Schema.of("keras.losses.LogCosh", LogCosh.class, LogCosh::new).alias("logcosh");

  public LogCosh() {
    super("log_cosh");
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.logCosh(yTrue, yPred);
  }
}
