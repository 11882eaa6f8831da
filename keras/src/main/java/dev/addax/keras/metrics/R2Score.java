package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.Aligned;
import dev.addax.keras.losses.Numerics;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The share of the targets' variance that predictions explain, for shapes (batch, outputs). Keras:
 * {@code keras.metrics.R2Score}.
 */
public final class R2Score extends TargetMetric implements Metric.Options<R2Score> {
  public static final Schema<R2Score> SCHEMA =
      Schema.of("keras.metrics.R2Score", R2Score.class, R2Score::new);

  private final Option<@Nullable String> classAggregation =
      option(
          "class_aggregation",
          Codec.oneOf("uniform_average", "variance_weighted_average").nullable(),
          "uniform_average");
  private final Option<Integer> numRegressors = option("num_regressors", Codec.INT, 0);

  public R2Score() {
    super("r2_score");
  }

  /**
   * {@return this combined over outputs: {@code "uniform_average"}, {@code
   * "variance_weighted_average"}; null for one score each}
   */
  public R2Score classAggregation(@Nullable String name) {
    classAggregation.set(name);
    return this;
  }

  /** {@return this adjusted for a number of independent variables; 0 for not at all} */
  public R2Score numRegressors(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("num_regressors must not be negative, received " + number);
    }
    numRegressors.set(number);
    return this;
  }

  @Override
  protected void build() {
    addVariable("num_samples", Shape.SCALAR, DType.FLOAT32);
  }

  @Override
  protected void update(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight) {
    var pair = Aligned.of(yTrue.cast(dtype()), yPred.cast(dtype()));
    var truth = pair.first();
    if (truth.rank() != 2 || pair.second().rank() != 2) {
      throw new IllegalArgumentException("R2Score needs shapes (batch, outputs)");
    }
    if (variables().size() == 1) {
      for (var name : List.of("squared_sum", "sum", "residual", "count")) {
        addVariable(name, Shape.of(pair.second().shape().dim(1)), DType.FLOAT32);
      }
    }
    var weights = weights(sampleWeight, truth.shape());
    var weighted = truth.multiply(weights);
    variables().get(0).assignAdd(Numerics.count(truth, dtype()));
    variables().get(1).assignAdd(truth.multiply(weighted).sum(0));
    variables().get(2).assignAdd(weighted.sum(0));
    variables().get(3).assignAdd(truth.subtract(pair.second()).square().multiply(weights).sum(0));
    variables().get(4).assignAdd(weights.sum(0));
  }

  private Tensor weights(@Nullable Tensor sampleWeight, Shape shape) {
    if (sampleWeight == null) {
      return Tensors.full(shape, 1, dtype());
    }
    var given = sampleWeight.cast(dtype());
    return (given.rank() == 1 ? given.expandDims(1) : given).broadcastTo(shape);
  }

  @Override
  public Tensor result() {
    var state = variables().stream().map(v -> v.value()).toList();
    var sum = state.get(2);
    var variance = state.get(1).subtract(sum.multiply(sum.divide(state.get(4))));
    var raw = state.get(3).divide(variance).negative().add(1.0);
    var scores = raw.isinf().where(0.0, raw);
    var score =
        switch (classAggregation.get()) {
          case null -> scores;
          case "uniform_average" -> scores.mean();
          default -> variance.multiply(scores).sum().divide(variance.sum());
        };
    return numRegressors.get() == 0 ? score : adjusted(score, state.get(0));
  }

  /** With too few samples the score stays as it is. */
  private Tensor adjusted(Tensor score, Tensor samples) {
    var rest = samples.subtract((double) numRegressors.get()).subtract(1.0);
    var lost = score.negative().add(1.0).multiply(samples.subtract(1.0));
    return rest.greater(0).where(lost.divide(rest).negative().add(1.0), score);
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }
}
