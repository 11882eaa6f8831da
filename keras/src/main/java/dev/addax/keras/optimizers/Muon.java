package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Steps of matrices along the orthogonal matrix nearest to their momentum; other variables and
 * embeddings take Adam's steps. Jordan et al. 2024, Muon. Keras: {@code keras.optimizers.Muon}.
 */
public final class Muon extends Optimizer implements OptimizerOptions<Muon> {
  public static final Schema<Muon> SCHEMA =
      Schema.of("keras.optimizers.Muon", Muon.class, Muon::new);

  // Keras' default is the integer 1.
  private static final Codec<Double> RATIO =
      Codec.of(
          "a number",
          ratio -> ratio == 1 ? (Object) 1L : (Object) ratio,
          json -> json instanceof Number n ? (Double) n.doubleValue() : null);

  private final Option<Double> adamBeta1 = option("adam_beta_1", Codec.DOUBLE, 0.9);
  private final Option<Double> adamBeta2 = option("adam_beta_2", Codec.DOUBLE, 0.999);
  private final Option<Double> epsilon = option("epsilon", Codec.DOUBLE, 1e-7);
  private final Option<List<String>> excludeLayers =
      option("exclude_layers", Codec.STRING.list(), List.of());
  private final Option<Double> a = option("muon_a", Codec.DOUBLE, 3.4445);
  private final Option<Double> b = option("muon_b", Codec.DOUBLE, -4.775);
  private final Option<Double> c = option("muon_c", Codec.DOUBLE, 2.0315);
  private final Option<Double> adamLrRatio = option("adam_lr_ratio", RATIO, 1.0);
  private final Option<Double> momentum = option("momentum", Codec.DOUBLE, 0.95);
  private final Option<Integer> nsSteps = option("ns_steps", Codec.INT, 5);
  private final Option<Boolean> nesterov = option("nesterov", Codec.BOOLEAN, true);
  private final Option<Boolean> excludeEmbeddings =
      option("exclude_embeddings", Codec.BOOLEAN, true);
  private final Option<@Nullable Double> adamWeightDecay =
      option("adam_weight_decay", Codec.DOUBLE.nullable(), 0.004);
  private final Option<@Nullable Double> rmsRate = option("rms_rate", Codec.DOUBLE.nullable(), 0.2);
  private final Slot steps = Slot.zeros("momentum");
  private final Slot velocity = Slot.zeros("velocity").where(this::takesAdam);

  public Muon() {
    super(0.001, 0.004);
  }

  /** With another learning rate. */
  public Muon(double learningRate) {
    this();
    learningRate(learningRate);
  }

  /** With a learning rate that depends on the step. */
  public Muon(LearningRateSchedule schedule) {
    this();
    learningRate(schedule);
  }

  /** {@return this with other decays of the moments of variables that take Adam's steps} */
  public Muon adamBetas(double first, double second) {
    adamBeta1.set(first);
    adamBeta2.set(second);
    return this;
  }

  /** {@return this with another number that keeps Adam's divisor from 0} */
  public Muon epsilon(double small) {
    epsilon.set(small);
    return this;
  }

  /** {@return this with Adam's steps for variables in whose path one of the patterns is found} */
  public Muon excludeLayers(String... patterns) {
    excludeLayers.set(List.of(patterns));
    return this;
  }

  /** {@return this with Adam's steps for embeddings, or not} */
  public Muon excludeEmbeddings(boolean exclude) {
    excludeEmbeddings.set(exclude);
    return this;
  }

  /** {@return this with other coefficients of the Newton-Schulz polynomial a x + b x³ + c x⁵} */
  public Muon polynomial(double first, double third, double fifth) {
    a.set(first);
    b.set(third);
    c.set(fifth);
    return this;
  }

  /** {@return this with Adam's learning rate in another ratio to Muon's} */
  public Muon adamLrRatio(double ratio) {
    adamLrRatio.set(ratio);
    return this;
  }

  /** {@return this with another share of the momentum that stays} */
  public Muon momentum(double share) {
    momentum.set(share);
    return this;
  }

  /** {@return this with another number of Newton-Schulz steps} */
  public Muon nsSteps(int number) {
    nsSteps.set(number);
    return this;
  }

  /** {@return this with Nesterov momentum, or not} */
  public Muon nesterov(boolean ahead) {
    nesterov.set(ahead);
    return this;
  }

  /** {@return this with another weight decay of variables that take Adam's steps} */
  public Muon adamWeightDecay(@Nullable Double share) {
    adamWeightDecay.set(share);
    return this;
  }

  /** {@return this with another root mean square of steps; null leaves steps as they are} */
  public Muon rmsRate(@Nullable Double rate) {
    rmsRate.set(rate);
    return this;
  }

  private boolean takesAdam(Variable variable) {
    var path = variable.path();
    return variable.type().shape().rank() != 2
        || excludeEmbeddings.get() && path.toLowerCase(Locale.ROOT).contains("embedding")
        || excludeLayers.get().stream().anyMatch(p -> Pattern.compile(p).matcher(path).find());
  }

  @Override
  protected List<List<Slot>> slots() {
    return List.of(List.of(steps, velocity));
  }

  @Override
  protected @Nullable Double weightDecayOf(Variable variable) {
    return takesAdam(variable) ? adamWeightDecay.get() : weightDecay.get();
  }

  @Override
  protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
    if (velocity.has(variable)) {
      adam(gradient, variable, learningRate.multiply(adamLrRatio.get()));
    } else {
      muon(gradient, variable, learningRate);
    }
  }

  private void muon(Tensor gradient, Variable variable, Tensor learningRate) {
    var m = steps.of(variable);
    m.assignAdd(gradient.add(m.value().multiply(momentum.get() - 1)));
    var direction = nesterov.get() ? gradient.add(m.value().multiply(momentum.get())) : m.value();
    variable.assignSub(sized(learningRate.multiply(orthogonal(direction))));
  }

  private Tensor sized(Tensor step) {
    var rate = rmsRate.get();
    double side = Math.max(step.shape().dim(0), step.shape().dim(1));
    return rate == null ? step : step.multiply(Math.sqrt(side)).multiply(rate);
  }

  /** Brings all singular values near 1. */
  private Tensor orthogonal(Tensor matrix) {
    boolean tall = matrix.shape().dim(0) > matrix.shape().dim(1);
    var x = tall ? matrix.transpose() : matrix;
    x = x.divide(x.square().sum().sqrt().add(1e-7));
    for (int i = 0; i < nsSteps.get(); i++) {
      var square = x.matmul(x.transpose());
      var odd = square.multiply(b.get()).add(square.multiply(c.get()).matmul(square));
      x = x.multiply(a.get()).add(odd.matmul(x));
    }
    return tall ? x.transpose() : x;
  }

  private void adam(Tensor gradient, Variable variable, Tensor learningRate) {
    var m = steps.of(variable);
    var v = velocity.of(variable);
    m.assignAdd(gradient.subtract(m.value()).multiply(1 - adamBeta1.get()));
    v.assignAdd(gradient.square().subtract(v.value()).multiply(1 - adamBeta2.get()));
    var second = power(adamBeta2.get(), variable).negative().add(1.0).sqrt();
    var first = power(adamBeta1.get(), variable).negative().add(1.0);
    var rate = learningRate.multiply(second).divide(first);
    variable.assignSub(m.value().multiply(rate).divide(v.value().sqrt().add(epsilon.get())));
  }
}
