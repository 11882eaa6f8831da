package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.List;

/**
 * Gradient descent, with momentum if there is some: m = momentum · m − rate · g, w = w + m. Keras:
 * {@code keras.optimizers.SGD}.
 */
public final class SGD extends Optimizer implements OptimizerOptions<SGD> {
  public static final Schema<SGD> SCHEMA = Schema.of("keras.optimizers.SGD", SGD.class, SGD::new);

  private final Option<Double> momentum = option("momentum", Codec.DOUBLE, 0.0);
  private final Option<Boolean> nesterov = option("nesterov", Codec.BOOLEAN, false);
  private final Slot steps = Slot.zeros("momentum");

  public SGD() {
    super(0.01);
  }

  /** With another learning rate. */
  public SGD(double learningRate) {
    this();
    learningRate(learningRate);
  }

  /** With a learning rate that depends on the step. */
  public SGD(LearningRateSchedule schedule) {
    this();
    learningRate(schedule);
  }

  /** {@return this with another share of the last step that stays, 0 … 1} */
  public SGD momentum(double share) {
    momentum.set(share);
    return this;
  }

  /** {@return this with the gradient taken where momentum will lead, or not} */
  public SGD nesterov(boolean ahead) {
    nesterov.set(ahead);
    return this;
  }

  @Override
  protected List<List<Slot>> slots() {
    return momentum.get() == 0 ? List.of() : List.of(List.of(steps));
  }

  @Override
  protected void check() {
    super.check();
    requireShare(momentum);
  }

  @Override
  protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
    var step = gradient.multiply(learningRate);
    if (momentum.get() == 0) {
      variable.assignSub(step);
      return;
    }
    var m = steps.of(variable);
    m.assign(m.value().multiply(momentum.get()).subtract(step));
    variable.assignAdd(
        nesterov.get() ? m.value().multiply(momentum.get()).subtract(step) : m.value());
  }
}
