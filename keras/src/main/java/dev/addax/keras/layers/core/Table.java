package dev.addax.keras.layers.core;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.layers.Weight;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of rows chosen by index. */
abstract class Table<L extends Table<L>> extends Layer implements Fluent<L> {
  final Option<Integer> inputDim = required("input_dim", Sizes.POSITIVE);
  final Option<Integer> outputDim = required("output_dim", Sizes.POSITIVE);
  final Option<Initializer> embeddingsInitializer =
      named("embeddings_initializer", Initializer.CODEC, "uniform");
  private final Option<@Nullable Regularizer> embeddingsRegularizer =
      option("embeddings_regularizer", Regularizer.CODEC.nullable(), null);
  private final Option<@Nullable Constraint> embeddingsConstraint =
      option("embeddings_constraint", Constraint.CODEC.nullable(), null);
  private final Option<Boolean> maskZero = option("mask_zero", Codec.BOOLEAN, false);

  {
    order("input_dim", "output_dim", "embeddings_initializer", "embeddings_regularizer");
    order("activity_regularizer", "embeddings_constraint", "mask_zero");
    unused("quantization_config");
  }

  private @Nullable Variable embeddings;

  public final L embeddingsInitializer(Initializer initializer) {
    embeddingsInitializer.set(initializer);
    return self();
  }

  public final L embeddingsInitializer(String initializer) {
    embeddingsInitializer.named(initializer);
    return self();
  }

  public final L embeddingsRegularizer(@Nullable Regularizer penalty) {
    embeddingsRegularizer.set(penalty);
    return self();
  }

  public final L embeddingsRegularizer(String penalty) {
    embeddingsRegularizer.named(penalty);
    return self();
  }

  public final L embeddingsConstraint(@Nullable Constraint projection) {
    embeddingsConstraint.set(projection);
    return self();
  }

  public final L embeddingsConstraint(String projection) {
    embeddingsConstraint.named(projection);
    return self();
  }

  /** {@return this layer with index 0 masked: it then stands for padding} */
  public final L maskZero(boolean on) {
    maskZero.set(on);
    return self();
  }

  @SuppressWarnings("unchecked")
  private L self() {
    return (L) this;
  }

  /**
   * {@return the table}
   *
   * @throws IllegalStateException if the layer is not built
   */
  public final Variable embeddings() {
    return requireBuilt(embeddings);
  }

  @Override
  protected void build(Shape shape) {
    embeddings =
        addWeight(
            Weight.of(
                    "embeddings",
                    Shape.of(inputDim.get(), outputDim.get()),
                    embeddingsInitializer.get())
                .regularizer(embeddingsRegularizer.get())
                .constraint(embeddingsConstraint.get()));
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var indices = x.dtype() == DType.INT32 || x.dtype() == DType.INT64 ? x : x.cast(DType.INT32);
    return embeddings().value().take(indices, 0).cast(computeDType());
  }

  @Override
  protected boolean autocasts() {
    return false;
  }

  @Override
  protected boolean supportsMasking() {
    return maskZero.get();
  }

  @Override
  protected List<@Nullable Tensor> computeMasks(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return maskZero.get() ? Arrays.asList(inputs.getFirst().notEqual(0)) : new ArrayList<>();
  }
}
