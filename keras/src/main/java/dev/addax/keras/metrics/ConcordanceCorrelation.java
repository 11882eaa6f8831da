package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The mean of Lin's concordance of targets and predictions. Keras: {@code
 * keras.metrics.ConcordanceCorrelation}.
 */
public final class ConcordanceCorrelation extends MeanMetric
    implements Metric.Options<ConcordanceCorrelation> {
  public static final Schema<ConcordanceCorrelation> SCHEMA =
      Schema.of(
          "keras.metrics.ConcordanceCorrelation",
          ConcordanceCorrelation.class,
          ConcordanceCorrelation::new);

  private final Option<Integer> axis = option("axis", Codec.INT, -1);

  public ConcordanceCorrelation() {
    super("concordance_correlation");
  }

  /** {@return this along another axis} */
  public ConcordanceCorrelation axis(int position) {
    axis.set(position);
    return this;
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return Correlations.concordance(yTrue, yPred, axis.get());
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }
}
