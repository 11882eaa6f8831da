package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The best precision at a recall of at least a given value. Keras: {@code
 * keras.metrics.PrecisionAtRecall}.
 */
public final class PrecisionAtRecall extends BestUnderConstraint
    implements BestUnderConstraint.Options<PrecisionAtRecall> {
  public static final Schema<PrecisionAtRecall> SCHEMA =
      Schema.of("keras.metrics.PrecisionAtRecall", PrecisionAtRecall.class, PrecisionAtRecall::new);

  private PrecisionAtRecall() {
    super("recall");
  }

  /** With the least recall, 0 … 1. */
  public PrecisionAtRecall(double recall) {
    super("recall", recall);
  }

  @Override
  Tensor constrained() {
    return Ratios.share(truePositives(), falseNegatives());
  }

  @Override
  Tensor wanted() {
    return Ratios.share(truePositives(), falsePositives());
  }
}
