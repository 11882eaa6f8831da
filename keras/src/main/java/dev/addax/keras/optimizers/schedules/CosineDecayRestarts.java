package dev.addax.keras.optimizers.schedules;

import static dev.addax.keras.config.Field.field;
import static dev.addax.keras.config.Field.required;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;

/**
 * Half cosine waves one after the other. Loshchilov and Hutter 2016, SGDR. Keras: {@code
 * keras.optimizers.schedules.CosineDecayRestarts}.
 *
 * @param tMul how much longer each wave is than the one before
 * @param mMul how much higher each wave starts than the one before
 * @param alpha the lowest rate as a share of the initial one
 */
public record CosineDecayRestarts(
    double initialLearningRate,
    double firstDecaySteps,
    double tMul,
    double mMul,
    double alpha,
    String name)
    implements LearningRateSchedule {
  private static final String NAME = "SGDRDecay";

  public static final Schema<CosineDecayRestarts> SCHEMA =
      Schema.of(
          "keras.optimizers.schedules.CosineDecayRestarts",
          CosineDecayRestarts.class,
          required("initial_learning_rate", Codec.DOUBLE, CosineDecayRestarts::initialLearningRate),
          required("first_decay_steps", Steps.CODEC, CosineDecayRestarts::firstDecaySteps),
          field("t_mul", Codec.DOUBLE, 2.0, CosineDecayRestarts::tMul),
          field("m_mul", Codec.DOUBLE, 1.0, CosineDecayRestarts::mMul),
          field("alpha", Codec.DOUBLE, 0.0, CosineDecayRestarts::alpha),
          field("name", Codec.STRING, NAME, CosineDecayRestarts::name),
          CosineDecayRestarts::new);

  /** Checks the number of steps. */
  public CosineDecayRestarts {
    Steps.requirePositive("first_decay_steps", firstDecaySteps);
  }

  /** Each wave twice as long as the one before and as high. */
  public CosineDecayRestarts(double initialLearningRate, double firstDecaySteps) {
    this(initialLearningRate, firstDecaySteps, 2.0, 1.0, 0.0, NAME);
  }

  /** {@return this with waves that grow in length by another factor} */
  public CosineDecayRestarts tMul(double factor) {
    return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, factor, mMul, alpha, name);
  }

  /** {@return this with waves that grow in height by another factor} */
  public CosineDecayRestarts mMul(double factor) {
    return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, tMul, factor, alpha, name);
  }

  /** {@return this with another lowest rate, as a share of the initial one} */
  public CosineDecayRestarts alpha(double share) {
    return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, tMul, mMul, share, name);
  }

  @Override
  public Tensor at(Tensor step) {
    var waves = Steps.of(step).divide(firstDecaySteps);
    var restarts = tMul == 1 ? waves.floor() : restarts(waves);
    var share = tMul == 1 ? waves.subtract(restarts) : within(waves, restarts);
    var height = Tensors.scalar(mMul).power(restarts);
    var wave = Steps.halfCosine(share).multiply(height);
    return wave.multiply(1 - alpha).add(alpha).multiply(initialLearningRate);
  }

  /** {@return how many waves of growing length are over} */
  private Tensor restarts(Tensor waves) {
    var growth = waves.multiply(tMul - 1).add(1.0);
    return growth.log().divide(Tensors.scalar(tMul).log()).floor();
  }

  private Tensor within(Tensor waves, Tensor restarts) {
    var length = Tensors.scalar(tMul).power(restarts);
    var begin = length.negative().add(1.0).divide(1 - tMul);
    return waves.subtract(begin).divide(length);
  }
}
