package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.HingeLosses;
import dev.addax.tensor.Tensor;

/**
 * The mean margin between the right class and the best wrong one. Keras: {@code
 * keras.metrics.CategoricalHinge}.
 */
public final class CategoricalHinge extends MeanMetric implements Metric.Options<CategoricalHinge> {
  public static final Schema<CategoricalHinge> SCHEMA =
      Schema.of("keras.metrics.CategoricalHinge", CategoricalHinge.class, CategoricalHinge::new);

  public CategoricalHinge() {
    super("categorical_hinge");
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return HingeLosses.categoricalHinge(yTrue, yPred);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }
}
