package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Configurable;
import dev.addax.keras.config.Construction;
import dev.addax.keras.config.Naming;
import dev.addax.keras.config.Option;
import dev.addax.keras.optimizers.schedules.ConstantRate;
import dev.addax.keras.optimizers.schedules.LearningRate;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Trace;
import dev.addax.tensor.Variable;
import dev.addax.tensor.transform.Gradients;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes weights by their gradients. Keras: {@code keras.optimizers.Optimizer}.
 *
 * <p>A subclass says which {@link Slot}s it keeps and how one weight changes:
 *
 * <pre>{@code
 * private final Slot momentum = Slot.zeros("momentum");
 *
 * @Override
 * protected List<List<Slot>> slots() {
 *   return List.of(List.of(momentum));
 * }
 *
 * @Override
 * protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
 *   var m = momentum.of(variable);
 *   m.assign(m.value().multiply(0.9).add(gradient));
 *   variable.assignSub(m.value().multiply(learningRate));
 * }
 * }</pre>
 *
 * <p>Weights that were not there when the optimizer was built, because they were frozen, get their
 * slots when their first gradient arrives; slots of weights that are frozen later stay.
 */
public abstract class Optimizer extends Configurable {
  /** Written as an object, read also from a name such as {@code "adam"}. */
  public static final Codec<Optimizer> CODEC = Codec.object(Optimizer.class);

  private static final Codec<@Nullable Double> DOUBLE = Codec.DOUBLE.nullable();
  private static final Codec<@Nullable Integer> INT = Codec.INT.nullable();

  final Option<@Nullable String> nameOption = option("name", Codec.STRING.nullable(), null);
  final Option<LearningRate> learningRate;
  final Option<@Nullable Double> weightDecay;
  final Option<@Nullable Double> clipnorm = option("clipnorm", DOUBLE, null);
  final Option<@Nullable Double> globalClipnorm = option("global_clipnorm", DOUBLE, null);
  final Option<@Nullable Double> clipvalue = option("clipvalue", DOUBLE, null);
  final Option<Boolean> useEma = option("use_ema", Codec.BOOLEAN, false);
  final Option<Double> emaMomentum = option("ema_momentum", Codec.DOUBLE, 0.99);
  final Option<@Nullable Integer> emaOverwriteFrequency =
      option("ema_overwrite_frequency", INT, null);
  final Option<@Nullable Double> lossScaleFactor = option("loss_scale_factor", DOUBLE, null);
  final Option<@Nullable Integer> gradientAccumulationSteps =
      option("gradient_accumulation_steps", INT, null);

  private final Missing missing = new Missing();
  private final State state = new State(this);
  private final EagerStep eager = new EagerStep(this);
  private final List<Variable> withoutDecay = new ArrayList<>();
  private final List<Pattern> withoutDecayNamed = new ArrayList<>();
  private @Nullable String given;

  /** Makes an optimizer without weight decay. */
  protected Optimizer(double learningRate) {
    this(learningRate, null);
  }

  /** Makes an optimizer with defaults that setters may change. */
  protected Optimizer(double learningRate, @Nullable Double weightDecay) {
    this.learningRate = option("learning_rate", LearningRate.CODEC, new ConstantRate(learningRate));
    this.weightDecay = option("weight_decay", DOUBLE, weightDecay);
  }

  // ---- for subclasses

  /** Changes one variable and its slots, by a gradient and a learning rate of its dtype. */
  protected abstract void updateStep(Tensor gradient, Variable variable, Tensor learningRate);

  /**
   * {@return the slots in the order of files} Blocks follow each other; inside a block the slots of
   * one variable stand side by side. Asked once, when the configuration is complete.
   */
  protected abstract List<List<Slot>> slots();

  /** {@return state that is not beside a variable; it comes last in files} */
  protected List<Variable> extraVariables() {
    return List.of();
  }

  /** Called in each step before the first {@link #updateStep}. */
  protected void beforeUpdates() {}

  /** {@return the share of a variable that each step takes away, times the learning rate} */
  protected @Nullable Double weightDecayOf(Variable variable) {
    return weightDecay.get();
  }

  /** {@return the number of this step, from 1 on} */
  protected final Tensor localStep(Variable variable) {
    return iterations().add(1).cast(variable.type().dtype());
  }

  /** {@return {@code base} to the power of the number of this step} */
  protected final Tensor power(double base, Variable variable) {
    return Tensors.full(Shape.SCALAR, base, variable.type().dtype()).power(localStep(variable));
  }

  // ---- use

  /** {@return the name, under which state is saved} */
  public final String name() {
    Construction.complete(this);
    return String.valueOf(given);
  }

  /** Makes the state for these variables; those already known keep theirs. */
  public void build(Collection<Variable> variables) {
    if (!isBuilt()) {
      check();
    }
    state.add(variables);
  }

  /** {@return whether {@link #build} has run, and options can no longer change} */
  public final boolean isBuilt() {
    return state.isBuilt();
  }

  /**
   * Changes the variables by their gradients. Variables without a gradient stay, with a warning.
   *
   * @throws IllegalArgumentException if there is no gradient at all
   */
  public final void apply(Gradients gradients) {
    if (gradients.size() == 0) {
      return;
    }
    var present = missing.warned(gradients);
    build(gradients.variables());
    if (Trace.isActive()) {
      step(present);
    } else {
      eager.run(present);
    }
  }

  /** One step, as part of a traced function, for gradients that are all present. */
  void step(Gradients present) {
    new Step(this, state).run(present);
  }

  /** {@return the loss, scaled if the gradients are unscaled again} */
  public Tensor scaleLoss(Tensor loss) {
    var factor = lossScaleFactor.get();
    return factor == null ? loss : loss.multiply(factor);
  }

  /** Called at the end of training: weights become their moving average, if there is one. */
  public void finalizeVariableValues(Collection<Variable> variables) {
    if (useEma.get()) {
      state.overwriteWithAverage(variables);
    }
  }

  /** {@return all state: iteration, learning rate, slots; in the order of files} */
  public List<Variable> variables() {
    return state.all();
  }

  /** {@return the variables that this optimizer was built for} */
  public final List<Variable> trainedVariables() {
    return state.trained();
  }

  /** {@return how often weights were updated, an int64 scalar} */
  public Tensor iterations() {
    var steps = gradientAccumulationSteps.get();
    var raw = state.iteration().value();
    return steps == null ? raw : raw.floorDivide(steps);
  }

  /** {@return the learning rate of the next step} */
  public double getLearningRate() {
    return Trace.outside(() -> learningRate().item());
  }

  /** {@return the learning rate of this step, a scalar; part of a traced step} */
  public Tensor learningRate() {
    return state.learningRate();
  }

  /**
   * Sets the learning rate from the next step on; compiled steps notice it without being traced
   * again.
   *
   * @throws IllegalStateException if it follows a schedule
   */
  public void setLearningRate(double rate) {
    state.setLearningRate(rate);
  }

  /** Makes the learning rate follow a schedule. Steps compiled before do not notice it. */
  public void setLearningRate(LearningRateSchedule schedule) {
    state.setLearningRate(schedule);
  }

  /** Leaves variables without weight decay; to be called before the first step. */
  public void excludeFromWeightDecay(Collection<Variable> variables) {
    requireUnbuilt();
    withoutDecay.addAll(variables);
  }

  /** Leaves variables without weight decay in whose name a regular expression is found. */
  public void excludeFromWeightDecay(String... patterns) {
    requireUnbuilt();
    List.of(patterns).forEach(pattern -> withoutDecayNamed.add(Pattern.compile(pattern)));
  }

  final boolean decays(Variable variable) {
    return !withoutDecay.contains(variable)
        && withoutDecayNamed.stream().noneMatch(p -> p.matcher(variable.name()).find());
  }

  private void requireUnbuilt() {
    if (isBuilt()) {
      throw new IllegalStateException(
          title() + " is already built; exclude variables from weight decay before the first step");
    }
  }

  // ---- configuration

  /**
   * Fails for options that contradict each other.
   *
   * @throws ConfigException saying which
   */
  protected void check() {
    var clips =
        Stream.of(clipnorm, clipvalue, globalClipnorm).filter(c -> c.get() != null).toList();
    require(clips.size() <= 1, "only one of clipnorm, clipvalue and global_clipnorm", clips);
    var steps = gradientAccumulationSteps.get();
    require(steps == null || steps >= 2, "at least 2 steps", gradientAccumulationSteps);
    requireShare(emaMomentum);
    var every = emaOverwriteFrequency.get();
    require(every == null || every >= 1, "at least 1 step", emaOverwriteFrequency);
  }

  /** Fails if the value of an option is not in 0 … 1. */
  protected final void requireShare(Option<Double> option) {
    require(option.get() >= 0 && option.get() <= 1, "a number from 0 to 1", option);
  }

  /** Fails unless {@code holds}, saying what was expected and what was received. */
  protected final void require(boolean holds, String expected, Object received) {
    if (!holds) {
      throw new ConfigException("%s takes %s, received %s".formatted(title(), expected, received));
    }
  }

  @Override
  public void complete() {
    var chosen = nameOption.get();
    given = chosen != null ? chosen : Naming.autoName(kind());
    super.complete();
  }

  /** The learning rate is the one of this moment. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    config.put("name", name());
    config.put("learning_rate", LearningRate.CODEC.write(state.currentRate()));
    return config;
  }

  @Override
  protected final boolean frozen() {
    return state.isBuilt();
  }

  @Override
  protected final String title() {
    return kind() + " '" + name() + "'";
  }
}
