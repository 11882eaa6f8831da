package dev.addax.keras.layers.normalization;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Weight;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.math.Normalization;
import dev.addax.tensor.math.Normalization.Moments;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Each channel brought to mean 0 and variance 1, in training over the batch, otherwise by moving
 * averages (Ioffe and Szegedy, 2015; renorm: Ioffe, 2017). Keras: {@code
 * keras.layers.BatchNormalization}.
 *
 * <p>Input of any shape, output of the same. Weights {@code (channels,)}: {@code gamma}, {@code
 * beta}, and not trainable {@code moving_mean}, {@code moving_variance}; with renorm also {@code
 * moving_stddev}, {@code renorm_mean}, {@code renorm_stddev}. A frozen layer uses and keeps its
 * moving averages also in training. A mask leaves elements out of the statistics and passes
 * through.
 */
public final class BatchNormalization extends Scaling<BatchNormalization> {
  public static final Schema<BatchNormalization> SCHEMA =
      Schema.of(
          "keras.layers.BatchNormalization", BatchNormalization.class, BatchNormalization::new);

  private final Option<Integer> axis = option("axis", Codec.INT, -1);
  private final Option<Double> momentum = option("momentum", Codec.DOUBLE, 0.99);
  private final Option<Initializer> movingMeanInitializer =
      named("moving_mean_initializer", Initializer.CODEC, "zeros");
  private final Option<Initializer> movingVarianceInitializer =
      named("moving_variance_initializer", Initializer.CODEC, "ones");
  private final Option<Boolean> synchronizedFlag = option("synchronized", Codec.BOOLEAN, false);
  private final Option<Boolean> renorm = option("renorm", Codec.BOOLEAN, false);
  private final Option<@Nullable Map<String, Double>> renormClipping =
      option("renorm_clipping", Renorm.CLIPPING, null);
  private final Option<Double> renormMomentum = option("renorm_momentum", Codec.DOUBLE, 0.99);

  {
    order("axis", "momentum", "epsilon", "center", "scale", "beta_initializer");
    order("gamma_initializer", "moving_mean_initializer", "moving_variance_initializer");
    order("beta_regularizer", "gamma_regularizer", "beta_constraint", "gamma_constraint");
    order("synchronized", "renorm", "renorm_clipping", "renorm_momentum");
  }

  private @Nullable Variable movingMean;
  private @Nullable Variable movingVariance;
  private @Nullable Renorm correction;
  private @Nullable InputSpec input;

  /** Over all axes but the last. */
  public BatchNormalization() {}

  /** {@return this layer with its channels along that axis} */
  public BatchNormalization axis(int channels) {
    axis.set(channels);
    return this;
  }

  /** {@return this layer with averages that keep so much of their old value at each step} */
  public BatchNormalization momentum(double kept) {
    momentum.set(kept);
    return this;
  }

  public BatchNormalization movingMeanInitializer(Initializer initializer) {
    movingMeanInitializer.set(initializer);
    return this;
  }

  public BatchNormalization movingMeanInitializer(String initializer) {
    movingMeanInitializer.named(initializer);
    return this;
  }

  public BatchNormalization movingVarianceInitializer(Initializer initializer) {
    movingVarianceInitializer.set(initializer);
    return this;
  }

  public BatchNormalization movingVarianceInitializer(String initializer) {
    movingVarianceInitializer.named(initializer);
    return this;
  }

  /** {@return this layer marked to share statistics between devices; one device is all there is} */
  public BatchNormalization synchronize(boolean on) {
    synchronizedFlag.set(on);
    return this;
  }

  /** {@return this layer with batch renormalization: training corrected towards the averages} */
  public BatchNormalization renorm(boolean on) {
    renorm.set(on);
    return this;
  }

  /** {@return this layer with corrections limited by {@code rmin}, {@code rmax}, {@code dmax}} */
  public BatchNormalization renormClipping(Map<String, Double> limits) {
    renormClipping.set(limits);
    return this;
  }

  public BatchNormalization renormMomentum(double kept) {
    renormMomentum.set(kept);
    return this;
  }

  @Override
  public boolean mixesBatch() {
    return true;
  }

  @Override
  protected void build(Shape shape) {
    int channels = shape.dim(axis.get());
    addScale(Shape.of(channels));
    movingMean = addMoving("moving_mean", channels, movingMeanInitializer.get());
    movingVariance = addMoving("moving_variance", channels, movingVarianceInitializer.get());
    if (renorm.get()) {
      correction = renorm(channels);
    }
    input = InputSpec.rank(shape.rank()).axis(axis.get(), channels);
  }

  private Variable addMoving(String name, int channels, Initializer initializer) {
    return addWeight(Weight.of(name, Shape.of(channels), initializer).notTrainable());
  }

  private Renorm renorm(int channels) {
    var variance = movingVarianceInitializer.get();
    Initializer deviation = (shape, dtype) -> variance.apply(shape, dtype).sqrt();
    var clipping = renormClipping.get();
    return new Renorm(
        addMoving("moving_stddev", channels, deviation),
        addMoving("renorm_mean", channels, movingMeanInitializer.get()),
        addMoving("renorm_stddev", channels, deviation),
        clipping == null ? Map.of() : clipping,
        epsilon.get(),
        renormMomentum.get());
  }

  @Override
  protected Tensor call(Tensor given, Call call) {
    var x = given.cast(Promotion.of(given.dtype(), DType.FLOAT32));
    Tensor y;
    if (call.training() && isTrainable()) {
      y = train(x, Statistics.of(x, axis.get(), call.mask()));
    } else {
      var moving =
          new Moments(requireBuilt(movingMean).value(), requireBuilt(movingVariance).value());
      y = normalize(x, moving, gamma(), beta());
    }
    return y.cast(computeDType());
  }

  private Tensor normalize(
      Tensor x, Moments moments, @Nullable Tensor gamma, @Nullable Tensor beta) {
    return Normalization.batch(
        x,
        moments.mean().cast(x.dtype()),
        moments.variance().cast(x.dtype()),
        axis.get(),
        beta == null ? null : beta.cast(x.dtype()),
        gamma == null ? null : gamma.cast(x.dtype()),
        epsilon.get());
  }

  private Tensor train(Tensor x, Moments batch) {
    move(requireBuilt(movingMean), batch.mean());
    var renormed = correction;
    if (renormed == null) {
      move(requireBuilt(movingVariance), batch.variance());
      return normalize(x, batch, gamma(), beta());
    }
    var scale = renormed.scale(batch, gamma());
    var offset = renormed.offset(batch, gamma(), beta());
    renormed.update(batch);
    var deviation = move(renormed.movingDeviation(), batch.variance().add(epsilon.get()).sqrt());
    requireBuilt(movingVariance).assign(deviation.square().subtract(epsilon.get()).relu());
    return normalize(x, batch, scale, offset);
  }

  private Tensor move(Variable average, Tensor latest) {
    return Renorm.move(average, latest, momentum.get());
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return input == null ? List.of() : List.of(input);
  }
}
