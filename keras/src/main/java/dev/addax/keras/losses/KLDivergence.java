package dev.addax.keras.losses;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The Kullback-Leibler divergence {@code Σ yTrue · log(yTrue / yPred)}. Keras: {@code
 * keras.losses.KLDivergence}.
 */
public final class KLDivergence extends Loss implements Loss.Options<KLDivergence> {
  public static final Schema<KLDivergence> SCHEMA =
      Schema.of("keras.losses.KLDivergence", KLDivergence.class, KLDivergence::new)
          .alias("kld", "KLD", "kullback_leibler_divergence");

  public KLDivergence() {
    super("kl_divergence");
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.klDivergence(yTrue, yPred);
  }
}
