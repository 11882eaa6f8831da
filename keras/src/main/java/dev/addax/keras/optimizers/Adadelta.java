package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.List;

/**
 * Steps in the proportion of recent steps to recent gradients, so that they have the units of the
 * weights. Zeiler 2012. Keras: {@code keras.optimizers.Adadelta}.
 */
public final class Adadelta extends Optimizer implements OptimizerOptions<Adadelta> {
  public static final Schema<Adadelta> SCHEMA =
      Schema.of("keras.optimizers.Adadelta", Adadelta.class, Adadelta::new);

  private final Option<Double> rho = option("rho", Codec.DOUBLE, 0.95);
  private final Option<Double> epsilon = option("epsilon", Codec.DOUBLE, 1e-7);
  private final Slot gradients = Slot.zeros("accumulated_grad");
  private final Slot steps = Slot.zeros("accumulated_delta_var");

  public Adadelta() {
    super(0.001);
  }

  /** With another learning rate. */
  public Adadelta(double learningRate) {
    this();
    learningRate(learningRate);
  }

  /** With a learning rate that depends on the step. */
  public Adadelta(LearningRateSchedule schedule) {
    this();
    learningRate(schedule);
  }

  /** {@return this with another decay of the mean squares} */
  public Adadelta rho(double decay) {
    rho.set(decay);
    return this;
  }

  /** {@return this with another number that keeps the divisor from 0} */
  public Adadelta epsilon(double small) {
    epsilon.set(small);
    return this;
  }

  @Override
  protected List<List<Slot>> slots() {
    return List.of(List.of(gradients, steps));
  }

  @Override
  protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
    var squares = gradients.of(variable);
    var moved = steps.of(variable);
    mean(squares, gradient);
    var step = root(moved).multiply(gradient).divide(root(squares)).negative();
    mean(moved, step);
    variable.assignAdd(learningRate.multiply(step));
  }

  private void mean(Variable mean, Tensor value) {
    mean.assign(mean.value().multiply(rho.get()).add(value.square().multiply(1 - rho.get())));
  }

  private Tensor root(Variable meanSquare) {
    return meanSquare.value().add(epsilon.get()).sqrt();
  }
}
