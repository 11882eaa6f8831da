package dev.addax.keras.optimizers.schedules;

import static dev.addax.keras.config.Field.field;
import static dev.addax.keras.config.Field.required;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * end + (initial − end) · (1 − step / decaySteps)^power, and end afterwards. Keras: {@code
 * keras.optimizers.schedules.PolynomialDecay}.
 *
 * @param cycle starts over with a multiple of decaySteps instead of staying at the end
 */
public record PolynomialDecay(
    double initialLearningRate,
    double decaySteps,
    double endLearningRate,
    double power,
    boolean cycle,
    String name)
    implements LearningRateSchedule {
  private static final String NAME = "PolynomialDecay";

  public static final Schema<PolynomialDecay> SCHEMA =
      Schema.of(
          "keras.optimizers.schedules.PolynomialDecay",
          PolynomialDecay.class,
          required("initial_learning_rate", Codec.DOUBLE, PolynomialDecay::initialLearningRate),
          required("decay_steps", Steps.CODEC, PolynomialDecay::decaySteps),
          field("end_learning_rate", Codec.DOUBLE, 0.0001, PolynomialDecay::endLearningRate),
          field("power", Codec.DOUBLE, 1.0, PolynomialDecay::power),
          field("cycle", Codec.BOOLEAN, false, PolynomialDecay::cycle),
          field("name", Codec.STRING, NAME, PolynomialDecay::name),
          PolynomialDecay::new);

  /** Checks the number of steps. */
  public PolynomialDecay {
    Steps.requirePositive("decay_steps", decaySteps);
  }

  /** A line down to 0.0001. */
  public PolynomialDecay(double initialLearningRate, double decaySteps) {
    this(initialLearningRate, decaySteps, 0.0001, 1.0, false, NAME);
  }

  /** {@return this with another rate at the end} */
  public PolynomialDecay endLearningRate(double end) {
    return new PolynomialDecay(initialLearningRate, decaySteps, end, power, cycle, name);
  }

  /** {@return this with another power; 1 is a line} */
  public PolynomialDecay power(double exponent) {
    return new PolynomialDecay(
        initialLearningRate, decaySteps, endLearningRate, exponent, cycle, name);
  }

  /** {@return this starting over at the end, or not} */
  public PolynomialDecay cycle(boolean again) {
    return new PolynomialDecay(
        initialLearningRate, decaySteps, endLearningRate, power, again, name);
  }

  @Override
  public Tensor at(Tensor step) {
    var done = cycle ? shareOfCycle(Steps.of(step)) : share(Steps.of(step));
    return done.negative()
        .add(1.0)
        .power(power)
        .multiply(initialLearningRate - endLearningRate)
        .add(endLearningRate);
  }

  private Tensor share(Tensor step) {
    return step.minimum(decaySteps).divide(decaySteps);
  }

  private Tensor shareOfCycle(Tensor step) {
    var cycles = step.equal(0).where(1.0, step.divide(decaySteps).ceil());
    return step.divide(cycles.multiply(decaySteps));
  }
}
