package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;

/**
 * (1 + beta²) · precision · recall / (beta² · precision + recall) of each class, for one-hot
 * targets. Keras: {@code keras.metrics.FBetaScore}.
 */
public final class FBetaScore extends FScore implements FBetaOptions<FBetaScore> {
  public static final Schema<FBetaScore> SCHEMA =
      Schema.of("keras.metrics.FBetaScore", FBetaScore.class, FBetaScore::new);

  private final Option<Double> beta = option("beta", Codec.DOUBLE, 1.0);

  public FBetaScore() {
    super("fbeta_score");
  }

  /** {@return this with recall counting beta times as much as precision} */
  public FBetaScore beta(double weight) {
    if (!(weight > 0)) {
      throw new IllegalArgumentException("beta must be greater than 0, received " + weight);
    }
    beta.set(weight);
    return this;
  }

  @Override
  double weight() {
    return beta.get();
  }
}
