package dev.addax.keras.optimizers.schedules;

import static dev.addax.keras.config.Field.field;
import static dev.addax.keras.config.Field.required;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;

/**
 * initial · decayRate^(step / decaySteps). Keras: {@code
 * keras.optimizers.schedules.ExponentialDecay}.
 *
 * @param staircase rounds the exponent down
 */
public record ExponentialDecay(
    double initialLearningRate, double decaySteps, double decayRate, boolean staircase, String name)
    implements LearningRateSchedule {
  private static final String NAME = "ExponentialDecay";

  public static final Schema<ExponentialDecay> SCHEMA =
      Schema.of(
          "keras.optimizers.schedules.ExponentialDecay",
          ExponentialDecay.class,
          required("initial_learning_rate", Codec.DOUBLE, ExponentialDecay::initialLearningRate),
          required("decay_steps", Steps.CODEC, ExponentialDecay::decaySteps),
          required("decay_rate", Codec.DOUBLE, ExponentialDecay::decayRate),
          field("staircase", Codec.BOOLEAN, false, ExponentialDecay::staircase),
          field("name", Codec.STRING, NAME, ExponentialDecay::name),
          ExponentialDecay::new);

  /** Checks the number of steps. */
  public ExponentialDecay {
    Steps.requirePositive("decay_steps", decaySteps);
  }

  /** Decays continuously. */
  public ExponentialDecay(double initialLearningRate, double decaySteps, double decayRate) {
    this(initialLearningRate, decaySteps, decayRate, false, NAME);
  }

  /** {@return this decaying in stairs, or not} */
  public ExponentialDecay staircase(boolean stairs) {
    return new ExponentialDecay(initialLearningRate, decaySteps, decayRate, stairs, name);
  }

  @Override
  public Tensor at(Tensor step) {
    var exponent = Steps.periods(step, decaySteps, staircase);
    return Tensors.scalar(decayRate).power(exponent).multiply(initialLearningRate);
  }
}
