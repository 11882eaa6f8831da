package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The best specificity at a sensitivity of at least a given value. Keras: {@code
 * keras.metrics.SpecificityAtSensitivity}.
 */
public final class SpecificityAtSensitivity extends BestUnderConstraint
    implements BestUnderConstraint.Options<SpecificityAtSensitivity> {
  public static final Schema<SpecificityAtSensitivity> SCHEMA =
      Schema.of(
          "keras.metrics.SpecificityAtSensitivity",
          SpecificityAtSensitivity.class,
          SpecificityAtSensitivity::new);

  private SpecificityAtSensitivity() {
    super("sensitivity");
  }

  /** With the least sensitivity, 0 … 1. */
  public SpecificityAtSensitivity(double sensitivity) {
    super("sensitivity", sensitivity);
  }

  @Override
  Tensor constrained() {
    return Ratios.share(truePositives(), falseNegatives());
  }

  @Override
  Tensor wanted() {
    return Ratios.share(trueNegatives(), falsePositives());
  }
}
