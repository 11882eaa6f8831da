package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.List;

/**
 * Adam with the largest recent gradient in place of the root of the mean square. Keras: {@code
 * keras.optimizers.Adamax}.
 */
public final class Adamax extends Optimizer implements OptimizerOptions<Adamax> {
  public static final Schema<Adamax> SCHEMA =
      Schema.of("keras.optimizers.Adamax", Adamax.class, Adamax::new);

  private final Option<Double> beta1 = option("beta_1", Codec.DOUBLE, 0.9);
  private final Option<Double> beta2 = option("beta_2", Codec.DOUBLE, 0.999);
  private final Option<Double> epsilon = option("epsilon", Codec.DOUBLE, 1e-7);
  private final Slot momentum = Slot.zeros("momentum");
  private final Slot norm = Slot.zeros("norm");

  public Adamax() {
    super(0.001);
  }

  /** With another learning rate. */
  public Adamax(double learningRate) {
    this();
    learningRate(learningRate);
  }

  /** With a learning rate that depends on the step. */
  public Adamax(LearningRateSchedule schedule) {
    this();
    learningRate(schedule);
  }

  /** {@return this with another decay of the first moment} */
  public Adamax beta1(double decay) {
    beta1.set(decay);
    return this;
  }

  /** {@return this with another decay of the second moment} */
  public Adamax beta2(double decay) {
    beta2.set(decay);
    return this;
  }

  /** {@return this with another number that keeps the divisor from 0} */
  public Adamax epsilon(double small) {
    epsilon.set(small);
    return this;
  }

  @Override
  protected List<List<Slot>> slots() {
    return List.of(List.of(momentum, norm));
  }

  @Override
  protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
    var m = momentum.of(variable);
    var u = norm.of(variable);
    m.assignAdd(gradient.subtract(m.value()).multiply(1 - beta1.get()));
    u.assign(u.value().multiply(beta2.get()).maximum(gradient.abs()));
    var bias = power(beta1.get(), variable).negative().add(1.0);
    var divisor = bias.multiply(u.value().add(epsilon.get()));
    variable.assignSub(learningRate.multiply(m.value()).divide(divisor));
  }
}
