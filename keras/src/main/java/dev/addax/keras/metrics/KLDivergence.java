package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.RegressionLosses;
import dev.addax.tensor.Tensor;

/** The mean Kullback-Leibler divergence. Keras: {@code keras.metrics.KLDivergence}. */
public final class KLDivergence extends MeanMetric implements Metric.Options<KLDivergence> {
  public static final Schema<KLDivergence> SCHEMA =
      Schema.of("keras.metrics.KLDivergence", KLDivergence.class, KLDivergence::new);

  public KLDivergence() {
    super("kl_divergence");
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.klDivergence(yTrue, yPred);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }
}
