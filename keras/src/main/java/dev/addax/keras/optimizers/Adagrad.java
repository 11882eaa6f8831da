package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.List;

/**
 * Steps divided by the root of the sum of all squared gradients. Duchi et al. 2011. Keras: {@code
 * keras.optimizers.Adagrad}.
 */
public final class Adagrad extends Optimizer implements OptimizerOptions<Adagrad> {
  public static final Schema<Adagrad> SCHEMA =
      Schema.of("keras.optimizers.Adagrad", Adagrad.class, Adagrad::new);

  private final Option<Double> initialAccumulatorValue =
      option("initial_accumulator_value", Codec.DOUBLE, 0.1);
  private final Option<Double> epsilon = option("epsilon", Codec.DOUBLE, 1e-7);
  private final Slot accumulator = Slot.filled("accumulator", initialAccumulatorValue::get);

  public Adagrad() {
    super(0.001);
  }

  /** With another learning rate. */
  public Adagrad(double learningRate) {
    this();
    learningRate(learningRate);
  }

  /** With a learning rate that depends on the step. */
  public Adagrad(LearningRateSchedule schedule) {
    this();
    learningRate(schedule);
  }

  /** {@return this with another value that the sums start at} */
  public Adagrad initialAccumulatorValue(double value) {
    initialAccumulatorValue.set(value);
    return this;
  }

  /** {@return this with another number that keeps the divisor from 0} */
  public Adagrad epsilon(double small) {
    epsilon.set(small);
    return this;
  }

  @Override
  protected List<List<Slot>> slots() {
    return List.of(List.of(accumulator));
  }

  @Override
  protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
    var sum = accumulator.of(variable);
    sum.assignAdd(gradient.square());
    var root = sum.value().add(epsilon.get()).sqrt();
    variable.assignSub(learningRate.multiply(gradient).divide(root));
  }
}
