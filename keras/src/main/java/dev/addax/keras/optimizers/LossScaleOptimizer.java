package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import dev.addax.tensor.transform.Gradients;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scales the loss so that gradients of half precision do not vanish, and hands the unscaled
 * gradients to another optimizer. The scale doubles after many steps with finite gradients; a step
 * whose gradients are not finite is left out and halves it. Micikevicius et al. 2017. Keras: {@code
 * keras.optimizers.LossScaleOptimizer}.
 */
public final class LossScaleOptimizer extends Optimizer {
  public static final Schema<LossScaleOptimizer> SCHEMA =
      Schema.of(
          "keras.optimizers.LossScaleOptimizer", LossScaleOptimizer.class, LossScaleOptimizer::new);

  private final Option<Optimizer> inner = required("inner_optimizer", Optimizer.CODEC);
  private final Option<Double> initialScale = option("initial_scale", Codec.DOUBLE, 0x1p15);
  private final Option<Integer> growthSteps = option("dynamic_growth_steps", Codec.INT, 2000);
  private @Nullable Variable counter;
  private @Nullable Variable scale;

  private LossScaleOptimizer() {
    super(0.0);
  }

  public LossScaleOptimizer(Optimizer inner) {
    this();
    this.inner.set(inner);
  }

  /** {@return this under another name} */
  public LossScaleOptimizer name(String name) {
    nameOption.set(name);
    return this;
  }

  /** {@return this starting with another scale} */
  public LossScaleOptimizer initialScale(double factor) {
    initialScale.set(factor);
    return this;
  }

  /** {@return this doubling the scale after another number of finite steps} */
  public LossScaleOptimizer dynamicGrowthSteps(int steps) {
    growthSteps.set(steps);
    return this;
  }

  /** {@return the optimizer that updates the weights} */
  public Optimizer innerOptimizer() {
    return inner.get();
  }

  @Override
  protected void check() {
    for (var option : List.of(weightDecay, clipnorm, globalClipnorm, clipvalue, lossScaleFactor)) {
      require(option.get() == null, "no " + option.name() + ": set it on the inner one", option);
    }
    require(inner.get().lossScaleFactor.get() == null, "an inner optimizer without one", inner);
  }

  @Override
  protected List<List<Slot>> slots() {
    return List.of();
  }

  @Override
  protected List<Variable> extraVariables() {
    return List.of(counter(), scale());
  }

  private Variable counter() {
    var known = counter;
    if (known == null) {
      known = scalar("step_counter", () -> Tensors.full(Shape.SCALAR, 0, DType.INT64));
      counter = known;
    }
    return known;
  }

  private Variable scale() {
    var known = scale;
    if (known == null) {
      known = scalar("dynamic_scale", () -> Tensors.scalar(initialScale.get().doubleValue()));
      scale = known;
    }
    return known;
  }

  private Variable scalar(String name, Supplier<Tensor> initial) {
    var from = new Provenance.Initialized("optimizer");
    return new Variable(name, () -> name() + "/" + name, initial, false, from);
  }

  @Override
  protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
    inner.get().updateStep(gradient, variable, learningRate);
  }

  @Override
  public void build(Collection<Variable> variables) {
    super.build(variables);
    inner.get().build(variables);
  }

  @Override
  void step(Gradients present) {
    var finite = finite(present);
    Choice.when(finite, changing(present), () -> inner.get().apply(unscaled(present)));
    rescale(finite);
  }

  private static Tensor finite(Gradients present) {
    var all = new ArrayList<Tensor>();
    for (int i = 0; i < present.size(); i++) {
      all.add(gradient(present, i).isfinite().all());
    }
    return all.stream().reduce(Tensor::logicalAnd).orElseThrow();
  }

  private Gradients unscaled(Gradients present) {
    var factor = scale().value();
    var unscaled = new ArrayList<@Nullable Tensor>();
    for (int i = 0; i < present.size(); i++) {
      unscaled.add(gradient(present, i).divide(factor));
    }
    return new Gradients(present.variables(), unscaled);
  }

  private static Tensor gradient(Gradients present, int i) {
    return Objects.requireNonNull(present.get(i));
  }

  private List<Variable> changing(Gradients present) {
    var changing = new LinkedHashSet<>(present.variables());
    changing.addAll(inner.get().trainedVariables());
    changing.addAll(inner.get().variables());
    return List.copyOf(changing);
  }

  private void rescale(Tensor finite) {
    var steps = counter().value();
    var factor = scale().value();
    var grows = finite.logicalAnd(steps.equal(growthSteps.get() - 1));
    counter().assign(finite.logicalAnd(grows.logicalNot()).where(steps.add(1), 0.0));
    var kept = finite.where(factor, factor.multiply(0.5));
    scale().assign(grows.where(factor.multiply(2.0), kept));
  }

  /** {@return the loss times the scale} */
  @Override
  public Tensor scaleLoss(Tensor loss) {
    return loss.multiply(scale().value().cast(loss.dtype()));
  }

  @Override
  public void finalizeVariableValues(Collection<Variable> variables) {
    inner.get().finalizeVariableValues(variables);
  }

  @Override
  public List<Variable> variables() {
    var all = new ArrayList<>(super.variables());
    // Keras does not track what an inner optimizer makes outside its name scope, nor saves it.
    var scope = inner.get().name() + "/";
    inner.get().variables().stream().filter(v -> v.path().startsWith(scope)).forEach(all::add);
    return all;
  }

  @Override
  public Tensor iterations() {
    return inner.get().iterations();
  }

  @Override
  public Tensor learningRate() {
    return inner.get().learningRate();
  }

  @Override
  public void setLearningRate(double rate) {
    inner.get().setLearningRate(rate);
  }

  @Override
  public void setLearningRate(LearningRateSchedule schedule) {
    inner.get().setLearningRate(schedule);
  }

  /** The options of all optimizers belong to the inner one. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    config
        .keySet()
        .retainAll(List.of("name", inner.name(), initialScale.name(), growthSteps.name()));
    return config;
  }
}
