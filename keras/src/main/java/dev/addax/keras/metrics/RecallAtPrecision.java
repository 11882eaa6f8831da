package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The best recall at a precision of at least a given value. Keras: {@code
 * keras.metrics.RecallAtPrecision}.
 */
public final class RecallAtPrecision extends BestUnderConstraint
    implements BestUnderConstraint.Options<RecallAtPrecision> {
  public static final Schema<RecallAtPrecision> SCHEMA =
      Schema.of("keras.metrics.RecallAtPrecision", RecallAtPrecision.class, RecallAtPrecision::new);

  private RecallAtPrecision() {
    super("precision");
  }

  /** With the least precision, 0 … 1. */
  public RecallAtPrecision(double precision) {
    super("precision", precision);
  }

  @Override
  Tensor constrained() {
    return Ratios.share(truePositives(), falsePositives());
  }

  @Override
  Tensor wanted() {
    return Ratios.share(truePositives(), falseNegatives());
  }
}
