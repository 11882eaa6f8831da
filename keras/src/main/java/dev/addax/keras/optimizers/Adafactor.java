package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import java.util.List;

/**
 * Adam with second moments kept as row and column means, and steps relative to the size of the
 * weights. Shazeer and Stern 2018. Keras: {@code keras.optimizers.Adafactor}.
 */
public final class Adafactor extends Optimizer implements OptimizerOptions<Adafactor> {
  public static final Schema<Adafactor> SCHEMA =
      Schema.of("keras.optimizers.Adafactor", Adafactor.class, Adafactor::new);

  private final Option<Double> beta2Decay = option("beta_2_decay", Codec.DOUBLE, -0.8);
  private final Option<Double> epsilon1 = option("epsilon_1", Codec.DOUBLE, 1e-30);
  private final Option<Double> epsilon2 = option("epsilon_2", Codec.DOUBLE, 1e-3);
  private final Option<Double> clipThreshold = option("clip_threshold", Codec.DOUBLE, 1.0);
  private final Option<Boolean> relativeStep = option("relative_step", Codec.BOOLEAN, true);
  private final Slot rows = Slot.from("", v -> moments(v, -1));
  private final Slot columns = Slot.from("", v -> moments(v, -2));
  private final Slot velocity = Slot.zeros("velocity");

  public Adafactor() {
    super(0.001);
  }

  /** With another learning rate. */
  public Adafactor(double learningRate) {
    this();
    learningRate(learningRate);
  }

  /** With a learning rate that depends on the step. */
  public Adafactor(LearningRateSchedule schedule) {
    this();
    learningRate(schedule);
  }

  /** {@return this with another growth of the decay of the second moments} */
  public Adafactor beta2Decay(double exponent) {
    beta2Decay.set(exponent);
    return this;
  }

  /** {@return this with another number that keeps squares from 0} */
  public Adafactor epsilon1(double small) {
    epsilon1.set(small);
    return this;
  }

  /** {@return this with another smallest size of weights} */
  public Adafactor epsilon2(double small) {
    epsilon2.set(small);
    return this;
  }

  /** {@return this with another limit of the root mean square of a step} */
  public Adafactor clipThreshold(double limit) {
    clipThreshold.set(limit);
    return this;
  }

  /** {@return this with steps that shrink with the root of their number, or not} */
  public Adafactor relativeStep(boolean relative) {
    relativeStep.set(relative);
    return this;
  }

  @Override
  protected List<List<Slot>> slots() {
    return List.of(List.of(rows, columns, velocity));
  }

  @Override
  protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
    var step = localStep(variable);
    // Keras takes this minimum whether or not steps are relative.
    var rate = learningRate.minimum(step.rsqrt());
    var size = rootMeanSquare(variable.value()).maximum(epsilon2.get()).multiply(rate);
    var decay = step.power(beta2Decay.get()).negative().add(1.0);
    var square = gradient.square().add(epsilon1.get());
    var v = velocity.of(variable);
    v.assign(isFactored(variable) ? factored(variable, square, decay) : mean(v, square, decay));
    var direction = gradient.divide(v.value().sqrt());
    var excess = rootMeanSquare(direction).divide(clipThreshold.get()).maximum(1.0);
    variable.assignSub(size.multiply(direction.divide(excess)));
  }

  private Tensor factored(Variable variable, Tensor square, Tensor decay) {
    var r = rows.of(variable);
    var c = columns.of(variable);
    r.assign(mean(r, square.mean(-1), decay));
    c.assign(mean(c, square.mean(-2), decay));
    var share = r.value().divide(r.value().mean(true, -1));
    return share.expandDims(-1).multiply(c.value().expandDims(-2));
  }

  private static Tensor mean(Variable mean, Tensor value, Tensor decay) {
    var rest = decay.negative().add(1.0);
    return decay.multiply(mean.value()).add(rest.multiply(value));
  }

  private static Tensor rootMeanSquare(Tensor x) {
    return x.square().mean().sqrt();
  }

  private static boolean isFactored(Variable variable) {
    return variable.type().shape().rank() >= 2;
  }

  // Vectors have no rows and columns; files hold an integer 0 in their place.
  private static Tensor moments(Variable variable, int axis) {
    return isFactored(variable)
        ? Tensors.full(variable.type().shape().without(axis), 0, variable.type().dtype())
        : Tensors.scalar(0);
  }
}
