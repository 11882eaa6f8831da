package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often the class that the label names is among the k largest predictions. Keras: {@code
 * keras.metrics.SparseTopKCategoricalAccuracy}.
 */
public final class SparseTopKCategoricalAccuracy extends MeanMetric
    implements Metric.Options<SparseTopKCategoricalAccuracy> {
  public static final Schema<SparseTopKCategoricalAccuracy> SCHEMA =
      Schema.of(
          "keras.metrics.SparseTopKCategoricalAccuracy",
          SparseTopKCategoricalAccuracy.class,
          SparseTopKCategoricalAccuracy::new);

  private final Option<Integer> k = option("k", Codec.INT, 5);
  private final Option<Boolean> fromSortedIds = option("from_sorted_ids", Codec.BOOLEAN, false);

  public SparseTopKCategoricalAccuracy() {
    super("sparse_top_k_categorical_accuracy");
  }

  /** {@return this with another k} */
  public SparseTopKCategoricalAccuracy k(int number) {
    k.set(number);
    return this;
  }

  /** {@return this taking predictions as class numbers, best first, or not} */
  public SparseTopKCategoricalAccuracy fromSortedIds(boolean sorted) {
    fromSortedIds.set(sorted);
    return this;
  }

  /** Keras does not save this: here it is saved unless it has its default. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    omit(config, fromSortedIds, false);
    return config;
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return fromSortedIds.get()
        ? Accuracies.amongFirst(yTrue, yPred, k.get())
        : Accuracies.sparseTopKCategoricalAccuracy(yTrue, yPred, k.get());
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }
}
