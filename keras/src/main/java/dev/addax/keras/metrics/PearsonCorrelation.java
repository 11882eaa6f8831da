package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The mean of Pearson's correlation of targets and predictions. Keras: {@code
 * keras.metrics.PearsonCorrelation}.
 */
public final class PearsonCorrelation extends MeanMetric
    implements Metric.Options<PearsonCorrelation> {
  public static final Schema<PearsonCorrelation> SCHEMA =
      Schema.of(
          "keras.metrics.PearsonCorrelation", PearsonCorrelation.class, PearsonCorrelation::new);

  private final Option<Integer> axis = option("axis", Codec.INT, -1);

  public PearsonCorrelation() {
    super("pearson_correlation");
  }

  /** {@return this along another axis} */
  public PearsonCorrelation axis(int position) {
    axis.set(position);
    return this;
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return Correlations.pearson(yTrue, yPred, axis.get());
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }
}
