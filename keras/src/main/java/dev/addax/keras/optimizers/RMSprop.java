package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps divided by the root of the mean square of recent gradients; with {@code centered} by their
 * standard deviation. Hinton 2012. Keras: {@code keras.optimizers.RMSprop}.
 */
public final class RMSprop extends Optimizer implements OptimizerOptions<RMSprop> {
  public static final Schema<RMSprop> SCHEMA =
      Schema.of("keras.optimizers.RMSprop", RMSprop.class, RMSprop::new);

  private final Option<Double> rho = option("rho", Codec.DOUBLE, 0.9);
  private final Option<Double> momentum = option("momentum", Codec.DOUBLE, 0.0);
  private final Option<Double> epsilon = option("epsilon", Codec.DOUBLE, 1e-7);
  private final Option<Boolean> centered = option("centered", Codec.BOOLEAN, false);
  private final Slot velocity = Slot.zeros("velocity");
  private final Slot steps = Slot.zeros("momentum");
  private final Slot means = Slot.zeros("average_gradient");

  public RMSprop() {
    super(0.001);
  }

  /** With another learning rate. */
  public RMSprop(double learningRate) {
    this();
    learningRate(learningRate);
  }

  /** With a learning rate that depends on the step. */
  public RMSprop(LearningRateSchedule schedule) {
    this();
    learningRate(schedule);
  }

  /** {@return this with another decay of the mean square} */
  public RMSprop rho(double decay) {
    rho.set(decay);
    return this;
  }

  /** {@return this with another share of the last step that stays} */
  public RMSprop momentum(double share) {
    momentum.set(share);
    return this;
  }

  /** {@return this with another number that keeps the divisor from 0} */
  public RMSprop epsilon(double small) {
    epsilon.set(small);
    return this;
  }

  /** {@return this with the mean taken off the square, or not} */
  public RMSprop centered(boolean center) {
    centered.set(center);
    return this;
  }

  @Override
  protected List<List<Slot>> slots() {
    var blocks = new ArrayList<>(List.of(List.of(velocity)));
    if (momentum.get() > 0) {
      blocks.add(List.of(steps));
    }
    if (centered.get()) {
      blocks.add(List.of(means));
    }
    return blocks;
  }

  @Override
  protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
    var square = mean(velocity.of(variable), gradient.square());
    if (centered.get()) {
      square = square.subtract(mean(means.of(variable), gradient).square());
    }
    var step = learningRate.multiply(gradient).divide(square.add(epsilon.get()).sqrt());
    if (momentum.get() > 0) {
      var m = steps.of(variable);
      m.assign(m.value().multiply(momentum.get()).add(step));
      step = m.value();
    }
    variable.assignSub(step);
  }

  private Tensor mean(Variable mean, Tensor value) {
    mean.assign(mean.value().multiply(rho.get()).add(value.multiply(1 - rho.get())));
    return mean.value();
  }
}
