package dev.addax.keras.optimizers.schedules;

import static dev.addax.keras.config.Field.field;
import static dev.addax.keras.config.Field.required;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;

/**
 * initial / (1 + decayRate · step / decaySteps). Keras: {@code
 * keras.optimizers.schedules.InverseTimeDecay}.
 *
 * @param staircase rounds the quotient down
 */
public record InverseTimeDecay(
    double initialLearningRate, double decaySteps, double decayRate, boolean staircase, String name)
    implements LearningRateSchedule {
  private static final String NAME = "InverseTimeDecay";

  public static final Schema<InverseTimeDecay> SCHEMA =
      Schema.of(
          "keras.optimizers.schedules.InverseTimeDecay",
          InverseTimeDecay.class,
          required("initial_learning_rate", Codec.DOUBLE, InverseTimeDecay::initialLearningRate),
          required("decay_steps", Steps.CODEC, InverseTimeDecay::decaySteps),
          required("decay_rate", Codec.DOUBLE, InverseTimeDecay::decayRate),
          field("staircase", Codec.BOOLEAN, false, InverseTimeDecay::staircase),
          field("name", Codec.STRING, NAME, InverseTimeDecay::name),
          InverseTimeDecay::new);

  /** Checks the number of steps. */
  public InverseTimeDecay {
    Steps.requirePositive("decay_steps", decaySteps);
  }

  /** Decays continuously. */
  public InverseTimeDecay(double initialLearningRate, double decaySteps, double decayRate) {
    this(initialLearningRate, decaySteps, decayRate, false, NAME);
  }

  /** {@return this decaying in stairs, or not} */
  public InverseTimeDecay staircase(boolean stairs) {
    return new InverseTimeDecay(initialLearningRate, decaySteps, decayRate, stairs, name);
  }

  @Override
  public Tensor at(Tensor step) {
    var divisor = Steps.periods(step, decaySteps, staircase).multiply(decayRate).add(1.0);
    return Tensors.scalar(initialLearningRate).divide(divisor);
  }
}
