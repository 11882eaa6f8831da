package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.Aligned;
import dev.addax.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The root of the mean squared error. Keras: {@code keras.metrics.RootMeanSquaredError}. */
public final class RootMeanSquaredError extends MeanMetric
    implements Metric.Options<RootMeanSquaredError> {
  public static final Schema<RootMeanSquaredError> SCHEMA =
      Schema.of(
          "keras.metrics.RootMeanSquaredError",
          RootMeanSquaredError.class,
          RootMeanSquaredError::new);

  public RootMeanSquaredError() {
    super("root_mean_squared_error");
  }

  /** {@return the squared errors} */
  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    var pair = Aligned.of(yTrue.cast(dtype()), yPred.cast(dtype()));
    return pair.second().subtract(pair.first()).square();
  }

  /** Keras does not look at the mask here. */
  @Override
  protected void update(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight) {
    super.update(yTrue, yPred.withMask(null), sampleWeight);
  }

  @Override
  public Tensor result() {
    return super.result().sqrt();
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }
}
