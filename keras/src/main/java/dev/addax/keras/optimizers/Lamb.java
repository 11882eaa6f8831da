package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.List;

/**
 * Adam's steps, scaled for each variable to the length of the variable. You et al. 2019. Keras:
 * {@code keras.optimizers.Lamb}.
 */
public final class Lamb extends Optimizer implements OptimizerOptions<Lamb> {
  public static final Schema<Lamb> SCHEMA =
      Schema.of("keras.optimizers.Lamb", Lamb.class, Lamb::new);

  private final Option<Double> beta1 = option("beta_1", Codec.DOUBLE, 0.9);
  private final Option<Double> beta2 = option("beta_2", Codec.DOUBLE, 0.999);
  private final Option<Double> epsilon = option("epsilon", Codec.DOUBLE, 1e-7);
  private final Slot momentum = Slot.zeros("momentum");
  private final Slot velocity = Slot.zeros("velocity");

  public Lamb() {
    super(0.001);
  }

  /** With another learning rate. */
  public Lamb(double learningRate) {
    this();
    learningRate(learningRate);
  }

  /** With a learning rate that depends on the step. */
  public Lamb(LearningRateSchedule schedule) {
    this();
    learningRate(schedule);
  }

  /** {@return this with another decay of the first moment} */
  public Lamb beta1(double decay) {
    beta1.set(decay);
    return this;
  }

  /** {@return this with another decay of the second moment} */
  public Lamb beta2(double decay) {
    beta2.set(decay);
    return this;
  }

  /** {@return this with another number that keeps the divisor from 0} */
  public Lamb epsilon(double small) {
    epsilon.set(small);
    return this;
  }

  @Override
  protected List<List<Slot>> slots() {
    return List.of(List.of(momentum, velocity));
  }

  @Override
  protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
    var m = momentum.of(variable);
    var v = velocity.of(variable);
    m.assignAdd(gradient.subtract(m.value()).multiply(1 - beta1.get()));
    v.assignAdd(gradient.square().subtract(v.value()).multiply(1 - beta2.get()));
    var mean = m.value().divide(power(beta1.get(), variable).negative().add(1.0));
    var square = v.value().divide(power(beta2.get(), variable).negative().add(1.0));
    var step = mean.divide(square.sqrt().add(epsilon.get()));
    variable.assignSub(
        trust(length(variable.value()), length(step)).multiply(learningRate).multiply(step));
  }

  private static Tensor length(Tensor x) {
    return x.square().sum().sqrt();
  }

  private static Tensor trust(Tensor weights, Tensor step) {
    var both = weights.greater(0).logicalAnd(step.greater(0));
    return both.where(weights.divide(step), 1.0);
  }
}
