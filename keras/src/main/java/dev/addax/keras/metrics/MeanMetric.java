package dev.addax.keras.metrics;

import dev.addax.keras.losses.Weighting;
import dev.addax.tensor.Tensor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The weighted mean of a function of targets and predictions. The mask of the predictions weights
 * like 0 and 1.
 */
public abstract class MeanMetric extends TargetMetric {
  private @Nullable Average average;

  /** Makes a metric with an automatic name. */
  protected MeanMetric() {}

  /** Makes a metric with a name that {@code name(…)} may change. */
  protected MeanMetric(String defaultName) {
    super(defaultName);
  }

  /** {@return the value of each sample: Keras' function of the same name} */
  public abstract Tensor values(Tensor yTrue, Tensor yPred);

  @Override
  protected void build() {
    average = new Average(this);
  }

  @Override
  protected void update(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight) {
    var values = values(yTrue, yPred);
    average().add(values, Weighting.masked(sampleWeight, yPred.mask(), dtype(), false));
  }

  private Average average() {
    start();
    return Objects.requireNonNull(average);
  }

  @Override
  public Tensor result() {
    return average().result();
  }
}
