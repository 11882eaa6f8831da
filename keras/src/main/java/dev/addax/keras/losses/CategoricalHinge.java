package dev.addax.keras.losses;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The margin between the right class and the best wrong one, for one-hot labels. Keras: {@code
 * keras.losses.CategoricalHinge}.
 */
public final class CategoricalHinge extends Loss implements Loss.Options<CategoricalHinge> {
  public static final Schema<CategoricalHinge> SCHEMA =
      Schema.of("keras.losses.CategoricalHinge", CategoricalHinge.class, CategoricalHinge::new);

  public CategoricalHinge() {
    super("categorical_hinge");
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return HingeLosses.categoricalHinge(yTrue, yPred);
  }
}
