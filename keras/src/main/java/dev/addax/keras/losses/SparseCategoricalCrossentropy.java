package dev.addax.keras.losses;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cross-entropy of class numbers: targets (batch, …), predictions (batch, …, classes). Keras:
 * {@code keras.losses.SparseCategoricalCrossentropy}.
 */
public final class SparseCategoricalCrossentropy extends Loss
    implements Loss.Options<SparseCategoricalCrossentropy> {
  public static final Schema<SparseCategoricalCrossentropy> SCHEMA =
      Schema.of(
          "keras.losses.SparseCategoricalCrossentropy",
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

  /** {@return this leaving out samples of a class, which may be any number; null for none} */
  public SparseCategoricalCrossentropy ignoreClass(@Nullable Integer number) {
    ignoreClass.set(number);
    return this;
  }

  /** {@return this with the classes along another axis} */
  public SparseCategoricalCrossentropy axis(int position) {
    axis.set(position);
    return this;
  }

  /** Keras does not save the axis: here it is saved unless it is −1. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    omit(config, axis, -1);
    return config;
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return CategoricalCrossentropies.sparse(
        yTrue, yPred, fromLogits.get(), ignoreClass.get(), axis.get());
  }

  /** Checks that every label is the number of a class. */
  @Override
  public void checkTargets(Tensor yTrue, Shape yPred) {
    new Labels(yPred.dim(axis.get()), ignoreClass.get()).check(name(), yTrue);
  }
}
