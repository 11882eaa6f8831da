package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.HingeLosses;
import dev.addax.tensor.Tensor;

/** The mean of {@code max(1 − yTrue · yPred, 0)}. Keras: {@code keras.metrics.Hinge}. */
public final class Hinge extends MeanMetric implements Metric.Options<Hinge> {
  public static final Schema<Hinge> SCHEMA =
      Schema.of("keras.metrics.Hinge", Hinge.class, Hinge::new);

  public Hinge() {
    super("hinge");
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return HingeLosses.hinge(yTrue, yPred);
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }
}
