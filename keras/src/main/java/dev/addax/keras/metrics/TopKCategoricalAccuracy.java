package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * How often the class of a one-hot label is among the k largest predictions. Keras: {@code
 * keras.metrics.TopKCategoricalAccuracy}.
 */
public final class TopKCategoricalAccuracy extends MeanMetric
    implements Metric.Options<TopKCategoricalAccuracy> {
  public static final Schema<TopKCategoricalAccuracy> SCHEMA =
      Schema.of(
          "keras.metrics.TopKCategoricalAccuracy",
          TopKCategoricalAccuracy.class,
          TopKCategoricalAccuracy::new);

  private final Option<Integer> k = option("k", Codec.INT, 5);

  public TopKCategoricalAccuracy() {
    super("top_k_categorical_accuracy");
  }

  /** {@return this with another k} */
  public TopKCategoricalAccuracy k(int number) {
    k.set(number);
    return this;
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return Accuracies.topKCategoricalAccuracy(yTrue, yPred, k.get());
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }
}
