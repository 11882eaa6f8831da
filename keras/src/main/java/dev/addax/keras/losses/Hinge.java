package dev.addax.keras.losses;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The mean of {@code max(1 − yTrue · yPred, 0)} for labels −1 and 1, or 0 and 1. Keras: {@code
 * keras.losses.Hinge}.
 */
public final class Hinge extends Loss implements Loss.Options<Hinge> {
  public static final Schema<Hinge> SCHEMA =
      Schema.of("keras.losses.Hinge", Hinge.class, Hinge::new);

  public Hinge() {
    super("hinge");
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return HingeLosses.hinge(yTrue, yPred);
  }
}
