package dev.addax.keras.metrics;

import dev.addax.keras.config.Option;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One cell of the confusion matrix, at one or several thresholds. */
abstract sealed class ConfusionCount extends TargetMetric
    permits TruePositives, FalsePositives, TrueNegatives, FalseNegatives {
  private static final double HALF = 0.5;

  private final Option<@Nullable List<Double>> thresholds =
      option("thresholds", Thresholds.CODEC.nullable(), null);

  /** The setters that these metrics have. */
  interface Options<T extends Metric> extends Metric.Options<T> {
    /** {@return this with other thresholds, 0 … 1: larger predictions count as positive} */
    @SuppressWarnings("unchecked")
    default T thresholds(double... values) {
      ((ConfusionCount) this).thresholds.set(Thresholds.list(values));
      return (T) this;
    }
  }

  private Thresholds limits() {
    return Thresholds.of(thresholds.get(), HALF);
  }

  private Variable accumulator() {
    return variables().getFirst();
  }

  @Override
  protected void build() {
    addVariable("accumulator", limits().shape(), DType.FLOAT32);
  }

  /** {@return the cell} */
  abstract Tensor count(Confusion confusion);

  @Override
  protected void update(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight) {
    var batch = Predictions.of(yTrue, yPred, sampleWeight, Predictions.Selection.ALL);
    accumulator().assignAdd(count(Confusion.of(batch, limits())));
  }

  @Override
  public Tensor result() {
    return Ratios.single(accumulator().value());
  }
}
