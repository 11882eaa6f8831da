package dev.addax.keras.losses;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The negative log likelihood of counts, {@code yPred − yTrue · log yPred}. Keras: {@code
 * keras.losses.Poisson}.
 */
public final class Poisson extends Loss implements Loss.Options<Poisson> {
  public static final Schema<Poisson> SCHEMA =
      Schema.of("keras.losses.Poisson", Poisson.class, Poisson::new);

  public Poisson() {
    super("poisson");
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.poisson(yTrue, yPred);
  }
}
