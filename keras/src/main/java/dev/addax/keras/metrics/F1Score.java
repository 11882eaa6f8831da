package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;

/**
 * The harmonic mean of precision and recall of each class, for one-hot targets. Keras: {@code
 * keras.metrics.F1Score}.
 */
public final class F1Score extends FScore implements FBetaOptions<F1Score> {
  public static final Schema<F1Score> SCHEMA =
      Schema.of("keras.metrics.F1Score", F1Score.class, F1Score::new);

  public F1Score() {
    super("f1_score");
  }

  @Override
  double weight() {
    return 1;
  }
}
