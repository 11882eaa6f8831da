package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adam with Nesterov momentum. Dozat 2016. Keras: {@code keras.optimizers.Nadam}. */
public final class Nadam extends Optimizer implements OptimizerOptions<Nadam> {
  private static final double DECAY = 0.96;

  public static final Schema<Nadam> SCHEMA =
      Schema.of("keras.optimizers.Nadam", Nadam.class, Nadam::new);

  private final Option<Double> beta1 = option("beta_1", Codec.DOUBLE, 0.9);
  private final Option<Double> beta2 = option("beta_2", Codec.DOUBLE, 0.999);
  private final Option<Double> epsilon = option("epsilon", Codec.DOUBLE, 1e-7);
  private final Slot momentum = Slot.zeros("momentum");
  private final Slot velocity = Slot.zeros("velocity");
  private @Nullable Variable product;

  public Nadam() {
    super(0.001);
  }

  /** With another learning rate. */
  public Nadam(double learningRate) {
    this();
    learningRate(learningRate);
  }

  /** With a learning rate that depends on the step. */
  public Nadam(LearningRateSchedule schedule) {
    this();
    learningRate(schedule);
  }

  /** {@return this with another decay of the first moment} */
  public Nadam beta1(double decay) {
    beta1.set(decay);
    return this;
  }

  /** {@return this with another decay of the second moment} */
  public Nadam beta2(double decay) {
    beta2.set(decay);
    return this;
  }

  /** {@return this with another number that keeps the divisor from 0} */
  public Nadam epsilon(double small) {
    epsilon.set(small);
    return this;
  }

  @Override
  protected List<List<Slot>> slots() {
    return List.of(List.of(momentum, velocity));
  }

  @Override
  protected List<Variable> extraVariables() {
    return List.of(product());
  }

  @Override
  protected void beforeUpdates() {
    product().assign(product().value().multiply(share(1, product())));
  }

  @Override
  protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
    var share = share(1, variable);
    var next = share(2, variable);
    var product = product().value().cast(variable.type().dtype());
    var m = momentum.of(variable);
    var v = velocity.of(variable);
    m.assignAdd(gradient.subtract(m.value()).multiply(1 - beta1.get()));
    v.assignAdd(gradient.square().subtract(v.value()).multiply(1 - beta2.get()));
    var ahead = next.multiply(m.value()).divide(rest(product.multiply(next)));
    var now = rest(share).multiply(gradient).divide(rest(product));
    var square = v.value().divide(rest(power(beta2.get(), variable)));
    var step = ahead.add(now).multiply(learningRate);
    variable.assignSub(step.divide(square.sqrt().add(epsilon.get())));
  }

  /** The momentum's share of the step {@code ahead} steps on: β₁ (1 − ½ · 0.96^t). */
  private Tensor share(int ahead, Variable variable) {
    var step = iterations().add(ahead).cast(variable.type().dtype());
    var decay = step.fullLike(DECAY).power(step);
    return rest(decay.multiply(0.5)).multiply(beta1.get());
  }

  private static Tensor rest(Tensor share) {
    return share.negative().add(1.0);
  }

  // The product of the shares of all steps so far.
  private Variable product() {
    var known = product;
    if (known == null) {
      known =
          new Variable(
              "variable",
              () -> "variable",
              () -> Tensors.scalar(1.0),
              false,
              new Provenance.Initialized("optimizer"));
      product = known;
    }
    return known;
  }
}
