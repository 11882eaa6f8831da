package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.List;

/**
 * Follow the regularized leader: weights that regularization keeps at 0. McMahan et al. 2013, Ad
 * Click Prediction. Keras: {@code keras.optimizers.Ftrl}.
 */
public final class Ftrl extends Optimizer implements OptimizerOptions<Ftrl> {
  public static final Schema<Ftrl> SCHEMA =
      Schema.of("keras.optimizers.Ftrl", Ftrl.class, Ftrl::new);

  private final Option<Double> learningRatePower =
      option("learning_rate_power", Codec.DOUBLE, -0.5);
  private final Option<Double> initialAccumulatorValue =
      option("initial_accumulator_value", Codec.DOUBLE, 0.1);
  private final Option<Double> l1 = option("l1_regularization_strength", Codec.DOUBLE, 0.0);
  private final Option<Double> l2 = option("l2_regularization_strength", Codec.DOUBLE, 0.0);
  private final Option<Double> l2Shrinkage =
      option("l2_shrinkage_regularization_strength", Codec.DOUBLE, 0.0);
  private final Option<Double> beta = option("beta", Codec.DOUBLE, 0.0);
  private final Slot accumulator = Slot.filled("accumulator", initialAccumulatorValue::get);
  private final Slot linear = Slot.zeros("linear");

  public Ftrl() {
    super(0.001);
  }

  /** With another learning rate. */
  public Ftrl(double learningRate) {
    this();
    learningRate(learningRate);
  }

  /** With a learning rate that depends on the step. */
  public Ftrl(LearningRateSchedule schedule) {
    this();
    learningRate(schedule);
  }

  /** {@return this with another power of the learning rate's decay, at most 0} */
  public Ftrl learningRatePower(double power) {
    learningRatePower.set(power);
    return this;
  }

  /** {@return this with another value that the sums start at, at least 0} */
  public Ftrl initialAccumulatorValue(double value) {
    initialAccumulatorValue.set(value);
    return this;
  }

  /** {@return this with another strength of the L1 penalty, at least 0} */
  public Ftrl l1RegularizationStrength(double strength) {
    l1.set(strength);
    return this;
  }

  /** {@return this with another strength of the L2 penalty, at least 0} */
  public Ftrl l2RegularizationStrength(double strength) {
    l2.set(strength);
    return this;
  }

  /** {@return this with another strength of the L2 penalty on the gradient, at least 0} */
  public Ftrl l2ShrinkageRegularizationStrength(double strength) {
    l2Shrinkage.set(strength);
    return this;
  }

  /** {@return this with another beta of the paper} */
  public Ftrl beta(double value) {
    beta.set(value);
    return this;
  }

  @Override
  protected List<List<Slot>> slots() {
    return List.of(List.of(accumulator, linear));
  }

  @Override
  protected void check() {
    super.check();
    require(learningRatePower.get() <= 0, "a power of at most 0", learningRatePower);
    for (var option : List.of(initialAccumulatorValue, l1, l2, l2Shrinkage)) {
      require(option.get() >= 0, "at least 0", option);
    }
  }

  @Override
  protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
    var sum = accumulator.of(variable);
    var z = linear.of(variable);
    double power = -learningRatePower.get();
    var w = variable.value();
    var grown = sum.value().add(gradient.square());
    var speed = grown.power(power).subtract(sum.value().power(power)).divide(learningRate);
    var shrunk = gradient.add(w.multiply(2 * l2Shrinkage.get()));
    z.assignAdd(shrunk.subtract(speed.multiply(w)));
    var pull = learningRate.multiply(2.0).reciprocal().multiply(beta.get()).add(l2.get());
    var quadratic = grown.power(power).divide(learningRate).add(pull.multiply(2.0));
    var kept = z.value().clip(-l1.get(), l1.get());
    variable.assign(kept.subtract(z.value()).divide(quadratic));
    sum.assign(grown);
  }
}
