package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * The best sensitivity at a specificity of at least a given value. Keras: {@code
 * keras.metrics.SensitivityAtSpecificity}.
 */
public final class SensitivityAtSpecificity extends BestUnderConstraint
    implements BestUnderConstraint.Options<SensitivityAtSpecificity> {
  public static final Schema<SensitivityAtSpecificity> SCHEMA =
      Schema.of(
          "keras.metrics.SensitivityAtSpecificity",
          SensitivityAtSpecificity.class,
          SensitivityAtSpecificity::new);

  private SensitivityAtSpecificity() {
    super("specificity");
  }

  /** With the least specificity, 0 … 1. */
  public SensitivityAtSpecificity(double specificity) {
    super("specificity", specificity);
  }

  @Override
  Tensor constrained() {
    return Ratios.share(trueNegatives(), falsePositives());
  }

  @Override
  Tensor wanted() {
    return Ratios.share(truePositives(), falseNegatives());
  }
}
