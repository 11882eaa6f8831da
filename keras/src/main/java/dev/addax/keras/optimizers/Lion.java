package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.List;

/**
 * Steps of one size along the sign of a mix of gradient and momentum. Chen et al. 2023. Keras:
 * {@code keras.optimizers.Lion}.
 */
public final class Lion extends Optimizer implements OptimizerOptions<Lion> {
  public static final Schema<Lion> SCHEMA =
      Schema.of("keras.optimizers.Lion", Lion.class, Lion::new);

  private final Option<Double> beta1 = option("beta_1", Codec.DOUBLE, 0.9);
  private final Option<Double> beta2 = option("beta_2", Codec.DOUBLE, 0.99);
  private final Slot momentum = Slot.zeros("momentum");

  public Lion() {
    super(0.001);
  }

  /** With another learning rate. */
  public Lion(double learningRate) {
    this();
    learningRate(learningRate);
  }

  /** With a learning rate that depends on the step. */
  public Lion(LearningRateSchedule schedule) {
    this();
    learningRate(schedule);
  }

  /** {@return this with another share of the momentum in the direction} */
  public Lion beta1(double share) {
    beta1.set(share);
    return this;
  }

  /** {@return this with another decay of the momentum} */
  public Lion beta2(double decay) {
    beta2.set(decay);
    return this;
  }

  @Override
  protected List<List<Slot>> slots() {
    return List.of(List.of(momentum));
  }

  @Override
  protected void check() {
    super.check();
    require(beta1.get() > 0 && beta1.get() <= 1, "a beta_1 above 0 and at most 1", beta1);
  }

  @Override
  protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
    var m = momentum.of(variable);
    var direction = mix(m.value(), gradient, beta1.get()).sign();
    variable.assignSub(learningRate.multiply(direction));
    m.assign(mix(m.value(), gradient, beta2.get()));
  }

  private static Tensor mix(Tensor momentum, Tensor gradient, double share) {
    return momentum.multiply(share).add(gradient.multiply(1 - share));
  }
}
