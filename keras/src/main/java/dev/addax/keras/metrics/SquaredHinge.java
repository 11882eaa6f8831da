package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.HingeLosses;
import dev.addax.tensor.Tensor;

/** The mean of {@code max(1 − yTrue · yPred, 0)²}. Keras: {@code keras.metrics.SquaredHinge}. */
public final class SquaredHinge extends MeanMetric implements Metric.Options<SquaredHinge> {
  public static final Schema<SquaredHinge> SCHEMA =
      Schema.of("keras.metrics.SquaredHinge", SquaredHinge.class, SquaredHinge::new);

  public SquaredHinge() {
    super("squared_hinge");
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return HingeLosses.squaredHinge(yTrue, yPred);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }
}
