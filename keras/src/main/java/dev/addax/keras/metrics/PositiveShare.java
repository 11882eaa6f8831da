package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** True positives as a share of something, at one or several thresholds. */
abstract sealed class PositiveShare extends TargetMetric permits Precision, Recall {
  private static final double HALF = 0.5;

  private final Option<@Nullable List<Double>> thresholds =
      option("thresholds", Thresholds.CODEC.nullable(), null);
  private final Option<@Nullable Integer> topK = option("top_k", Codec.INT.nullable(), null);
  private final Option<@Nullable Integer> classId = option("class_id", Codec.INT.nullable(), null);
  private final String other;

  PositiveShare(String other) {
    this.other = other;
  }

  /** The setters that these metrics have. */
  interface Options<T extends Metric> extends Metric.Options<T> {
    /** {@return this with other thresholds, 0 … 1: larger predictions count as positive} */
    default T thresholds(double... values) {
      self().thresholds.set(Thresholds.list(values));
      return typed();
    }

    /** {@return this counting the k largest predictions of each sample as positive} */
    default T topK(@Nullable Integer k) {
      self().topK.set(k);
      return typed();
    }

    /** {@return this looking at one class only; null for all} */
    default T classId(@Nullable Integer number) {
      self().classId.set(number);
      return typed();
    }

    private PositiveShare self() {
      return (PositiveShare) this;
    }

    @SuppressWarnings("unchecked")
    private T typed() {
      return (T) this;
    }
  }

  private Thresholds limits() {
    return Thresholds.of(thresholds.get(), topK.get() == null ? HALF : Predictions.LEAST);
  }

  @Override
  protected void build() {
    addVariable("true_positives", limits().shape(), DType.FLOAT32);
    addVariable(other, limits().shape(), DType.FLOAT32);
  }

  /** {@return what the true positives are counted against} */
  abstract Tensor others(Confusion confusion);

  @Override
  protected void update(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight) {
    var selection = new Predictions.Selection(topK.get(), classId.get(), false, null);
    var batch = Predictions.of(yTrue, yPred, sampleWeight, selection);
    var confusion = Confusion.of(batch, limits());
    variables().get(0).assignAdd(confusion.truePositives());
    variables().get(1).assignAdd(others(confusion));
  }

  @Override
  public Tensor result() {
    return Ratios.single(Ratios.share(variables().get(0), variables().get(1)));
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }
}
