package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.List;

/**
 * Adam without a schedule: weights that are between an average and the point where gradients act.
 * Defazio et al. 2024, The Road Less Scheduled. Keras: {@code keras.optimizers.ScheduleFreeAdamW},
 * with the numbers of the TensorFlow backend, which takes the point z after its step where the
 * paper (and Keras on JAX) takes it before.
 */
public final class ScheduleFreeAdamW extends Optimizer
    implements OptimizerOptions<ScheduleFreeAdamW> {
  public static final Schema<ScheduleFreeAdamW> SCHEMA =
      Schema.of(
          "keras.optimizers.ScheduleFreeAdamW", ScheduleFreeAdamW.class, ScheduleFreeAdamW::new);

  private final Option<Double> beta1 = option("beta_1", Codec.DOUBLE, 0.9);
  private final Option<Double> beta2 = option("beta_2", Codec.DOUBLE, 0.999);
  private final Option<Double> epsilon = option("epsilon", Codec.DOUBLE, 1e-8);
  private final Option<Integer> warmupSteps = option("warmup_steps", Codec.INT, 0);
  private final Slot momentum = Slot.from("momentum", Variable::value);
  private final Slot velocity = Slot.zeros("velocity");

  public ScheduleFreeAdamW() {
    super(0.0025);
  }

  /** With another learning rate. */
  public ScheduleFreeAdamW(double learningRate) {
    this();
    learningRate(learningRate);
  }

  /** With a learning rate that depends on the step. */
  public ScheduleFreeAdamW(LearningRateSchedule schedule) {
    this();
    learningRate(schedule);
  }

  /** {@return this with another decay of the first moment} */
  public ScheduleFreeAdamW beta1(double decay) {
    beta1.set(decay);
    return this;
  }

  /** {@return this with another decay of the second moment} */
  public ScheduleFreeAdamW beta2(double decay) {
    beta2.set(decay);
    return this;
  }

  /** {@return this with another number that keeps the divisor from 0} */
  public ScheduleFreeAdamW epsilon(double small) {
    epsilon.set(small);
    return this;
  }

  /** {@return this with a learning rate that grows for so many steps} */
  public ScheduleFreeAdamW warmupSteps(int steps) {
    warmupSteps.set(steps);
    return this;
  }

  @Override
  protected List<List<Slot>> slots() {
    return List.of(List.of(momentum, velocity));
  }

  @Override
  protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
    var z = momentum.of(variable);
    var v = velocity.of(variable);
    v.assignAdd(gradient.square().subtract(v.value()).multiply(1 - beta2.get()));
    var square = v.value().divide(power(beta2.get(), variable).negative().add(1.0));
    var rate = warm(learningRate, variable);
    z.assignSub(rate.multiply(gradient).divide(square.sqrt().add(epsilon.get())));
    var weight = localStep(variable).reciprocal();
    double share = beta1.get();
    var old = variable.value().subtract(z.value().multiply(1 - share)).divide(share);
    var average = weight.negative().add(1.0).multiply(old).add(weight.multiply(z.value()));
    variable.assign(z.value().multiply(1 - share).add(average.multiply(share)));
  }

  private Tensor warm(Tensor rate, Variable variable) {
    int steps = warmupSteps.get();
    return steps == 0 ? rate : rate.multiply(localStep(variable).divide(steps).minimum(1.0));
  }
}
