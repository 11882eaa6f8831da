package dev.addax.keras.losses;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The mean of {@code max(1 − yTrue · yPred, 0)²} for labels −1 and 1, or 0 and 1. Keras: {@code
 * keras.losses.SquaredHinge}.
 */
public final class SquaredHinge extends Loss implements Loss.Options<SquaredHinge> {
  public static final Schema<SquaredHinge> SCHEMA =
      Schema.of("keras.losses.SquaredHinge", SquaredHinge.class, SquaredHinge::new);

  public SquaredHinge() {
    super("squared_hinge");
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return HingeLosses.squaredHinge(yTrue, yPred);
  }
}
