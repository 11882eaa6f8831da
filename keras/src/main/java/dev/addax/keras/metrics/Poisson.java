package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.RegressionLosses;
import dev.addax.tensor.Tensor;

/** The mean negative log likelihood of counts. Keras: {@code keras.metrics.Poisson}. */
public final class Poisson extends MeanMetric implements Metric.Options<Poisson> {
  public static final Schema<Poisson> SCHEMA =
      Schema.of("keras.metrics.Poisson", Poisson.class, Poisson::new);

  public Poisson() {
    super("poisson");
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.poisson(yTrue, yPred);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }
}
