package dev.addax.keras.metrics;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** A metric of predictions against targets: what {@code compile} takes. */
public abstract class TargetMetric extends Metric {
  /** Makes a metric with an automatic name. */
  protected TargetMetric() {}

  /** Makes a metric with a name that {@code name(…)} may change. */
  protected TargetMetric(String defaultName) {
    super(defaultName);
  }

  TargetMetric(@Nullable String defaultName, DType defaultType) {
    super(defaultName, defaultType);
  }

  /** {@return the mean of a function of {@code (yTrue, yPred)} that gives one value per sample} */
  public static MeanMetricWrapper of(String name, BinaryOperator<Tensor> function) {
    return new MeanMetricWrapper(name, function);
  }

  /** Takes a batch. */
  public final void updateState(Tensor yTrue, Tensor yPred) {
    updateState(yTrue, yPred, null);
  }

  /**
   * Takes a batch.
   *
   * @param sampleWeight one weight per sample; null for none
   * @throws IllegalArgumentException if shapes do not fit each other
   */
  public final void updateState(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight) {
    start();
    try {
      update(yTrue, yPred, sampleWeight);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s received targets of shape %s, predictions of shape %s and sample weights of shape %s: %s"
              .formatted(
                  title(), yTrue.shape(), yPred.shape(), shape(sampleWeight), e.getMessage()),
          e);
    }
  }

  private static String shape(@Nullable Tensor tensor) {
    return tensor == null ? "none" : tensor.shape().toString();
  }

  /** Adds a batch to the state. */
  protected abstract void update(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight);
}
