package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.CategoricalCrossentropies;
import dev.addax.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The mean cross-entropy of class numbers. Keras: {@code
 * keras.metrics.SparseCategoricalCrossentropy}.
 */
public final class SparseCategoricalCrossentropy extends MeanMetric
    implements Metric.Options<SparseCategoricalCrossentropy> {
  public static final Schema<SparseCategoricalCrossentropy> SCHEMA =
      Schema.of(
          "keras.metrics.SparseCategoricalCrossentropy",
          SparseCategoricalCrossentropy.class,
          SparseCategoricalCrossentropy::new);

  private final Option<Boolean> fromLogits = option("from_logits", Codec.BOOLEAN, false);
  private final Option<@Nullable Integer> ignoreClass =
      option("ignore_class", Codec.INT.nullable(), null);
  private final Option<Integer> axis = option("axis", Codec.INT, -1);

  public SparseCategoricalCrossentropy() {
    super("sparse_categorical_crossentropy");
  }

  /** {@return this taking the predictions as logits rather than probabilities} */
  public SparseCategoricalCrossentropy fromLogits(boolean logits) {
    fromLogits.set(logits);
    return this;
  }

  /** {@return this leaving out samples of a class; null for none} */
  public SparseCategoricalCrossentropy ignoreClass(@Nullable Integer number) {
    ignoreClass.set(number);
    return this;
  }

  /** {@return this along another axis} */
  public SparseCategoricalCrossentropy axis(int position) {
    axis.set(position);
    return this;
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return CategoricalCrossentropies.sparse(
        yTrue, yPred, fromLogits.get(), ignoreClass.get(), axis.get());
  }

  @Override
  public Direction direction() {
    return Direction.DOWN;
  }
}
