package dev.addax.keras.optimizers.schedules;

import static dev.addax.keras.config.Field.field;
import static dev.addax.keras.config.Field.required;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Half a cosine wave from the initial rate down to alpha times it, after a linear warm-up if there
 * is one. Loshchilov and Hutter 2016, SGDR. Keras: {@code keras.optimizers.schedules.CosineDecay}.
 *
 * @param warmupTarget the rate at the end of the warm-up, from which it decays; null for none
 * @param warmupSteps the steps of the warm-up, which come before the decaySteps
 */
public record CosineDecay(
    double initialLearningRate,
    double decaySteps,
    double alpha,
    String name,
    @Nullable Double warmupTarget,
    double warmupSteps)
    implements LearningRateSchedule {
  private static final String NAME = "CosineDecay";

  public static final Schema<CosineDecay> SCHEMA =
      Schema.of(
          "keras.optimizers.schedules.CosineDecay",
          CosineDecay.class,
          required("initial_learning_rate", Codec.DOUBLE, CosineDecay::initialLearningRate),
          required("decay_steps", Steps.CODEC, CosineDecay::decaySteps),
          field("alpha", Codec.DOUBLE, 0.0, CosineDecay::alpha),
          field("name", Codec.STRING, NAME, CosineDecay::name),
          field("warmup_target", Codec.DOUBLE.nullable(), null, CosineDecay::warmupTarget),
          field("warmup_steps", Steps.CODEC, 0.0, CosineDecay::warmupSteps),
          CosineDecay::new);

  /** Checks the number of steps. */
  public CosineDecay {
    Steps.requirePositive("decay_steps", decaySteps);
  }

  /** Decays to 0 without warm-up. */
  public CosineDecay(double initialLearningRate, double decaySteps) {
    this(initialLearningRate, decaySteps, 0.0, NAME, null, 0);
  }

  /** {@return this with another rate at the end, as a share of the initial one} */
  public CosineDecay alpha(double share) {
    return new CosineDecay(initialLearningRate, decaySteps, share, name, warmupTarget, warmupSteps);
  }

  /** {@return this after a linear warm-up from the initial rate to {@code target}} */
  public CosineDecay warmup(double target, double steps) {
    return new CosineDecay(initialLearningRate, decaySteps, alpha, name, target, steps);
  }

  @Override
  public Tensor at(Tensor step) {
    if (warmupTarget == null) {
      return decay(Steps.of(step).minimum(decaySteps), initialLearningRate);
    }
    var now = Steps.of(step).minimum(decaySteps + warmupSteps);
    var rising =
        now.divide(warmupSteps)
            .multiply(warmupTarget - initialLearningRate)
            .add(initialLearningRate);
    return now.less(warmupSteps).where(rising, decay(now.subtract(warmupSteps), warmupTarget));
  }

  private Tensor decay(Tensor step, double from) {
    var wave = Steps.halfCosine(step.divide(decaySteps));
    return wave.multiply(1 - alpha).add(alpha).multiply(from);
  }
}
