package dev.addax.keras.optimizers.schedules;

import dev.addax.keras.config.Codec;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;

/** What the schedules share: all compute in float32. */
final class Steps {
  /** A number of steps, written without a fraction. */
  static final Codec<Double> CODEC =
      Codec.of(
          "a number",
          steps -> steps == Math.rint(steps) ? (Object) steps.longValue() : (Object) steps,
          json -> json instanceof Number n ? (Double) n.doubleValue() : null);

  private Steps() {}

  static Tensor of(Tensor step) {
    return step.cast(DType.FLOAT32);
  }

  /** {@return step / decaySteps, rounded down if the rate changes in stairs} */
  static Tensor periods(Tensor step, double decaySteps, boolean staircase) {
    var periods = of(step).divide(decaySteps);
    return staircase ? periods.floor() : periods;
  }

  /** {@return ½ (1 + cos(π x))} */
  static Tensor halfCosine(Tensor x) {
    return x.multiply(Math.PI).cos().add(1.0).multiply(0.5);
  }

  static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " must be greater than 0, received " + value);
    }
  }
}
