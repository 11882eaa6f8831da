package dev.addax.keras.layers.core;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.LowRank;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.layers.Weight;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of rows chosen by index. */
abstract class Table<L extends Table<L>> extends Layer implements Fluent<L>, LowRank.Owner {
  final Option<Integer> inputDim = required("input_dim", Sizes.POSITIVE);
  final Option<Integer> outputDim = required("output_dim", Sizes.POSITIVE);
  final Option<Initializer> embeddingsInitializer =
      named("embeddings_initializer", Initializer.CODEC, "uniform");
  private final Option<@Nullable Regularizer> embeddingsRegularizer =
      option("embeddings_regularizer", Regularizer.CODEC.nullable(), null);
  private final Option<@Nullable Constraint> embeddingsConstraint =
      option("embeddings_constraint", Constraint.CODEC.nullable(), null);
  private final Option<Boolean> maskZero = option("mask_zero", Codec.BOOLEAN, false);

  private final Option<@Nullable Integer> loraRank = optional("lora_rank", Sizes.POSITIVE);
  private final Option<@Nullable Double> loraAlpha = optional("lora_alpha", Codec.DOUBLE);

  {
    order("input_dim", "output_dim", "embeddings_initializer", "embeddings_regularizer");
    order("activity_regularizer", "embeddings_constraint", "mask_zero");
    unused("quantization_config");
    order("lora_rank", "lora_alpha");
  }

  private @Nullable Variable embeddings;
  private @Nullable LowRank lowRank;

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

  /** {@return this layer with its embeddings frozen and a change of low rank learned} */
  public final L loraRank(int rank) {
    loraRank.set(rank);
    return self();
  }

  /** {@return this layer with the change of low rank scaled by {@code factor} / rank} */
  public final L loraAlpha(double factor) {
    loraAlpha.set(factor);
    return self();
  }

  /**
   * Freezes the embeddings of this layer, which is built, and learns a change of low rank instead.
   */
  public final void enableLora(int rank) {
    if (lowRank != null) {
      throw new IllegalStateException(title() + " has low-rank weights already");
    }
    lowRank = LowRank.of(this, rank, null, embeddings(), this::addLateWeight);
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
    var rank = loraRank.get();
    if (rank != null) {
      // Keras forgets a lora_alpha given to the constructor here: the rank stands for it.
      lowRank = LowRank.of(this, rank, null, embeddings, this::addWeight);
    }
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var indices = x.dtype() == DType.INT32 || x.dtype() == DType.INT64 ? x : x.cast(DType.INT32);
    return rows(indices).cast(computeDType());
  }

  /** {@return the rows at the indices, in the dtype they are kept in} */
  private Tensor rows(Tensor indices) {
    var plain = embeddings().value().take(indices, 0);
    return lowRank == null ? plain : plain.add(lowRank.change(indices));
  }

  /** {@return the whole table as it takes part in products} */
  final Tensor table() {
    var plain = embeddings().tensor();
    return lowRank == null ? plain : plain.add(lowRank.change()).cast(computeDType());
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

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = new LinkedHashMap<>(super.getConfig());
    if (lowRank != null) {
      lowRank.save(config);
    }
    return config;
  }

  @Override
  public final @Nullable LowRank lowRank() {
    return lowRank;
  }

  @Override
  public final Variable adaptedWeight() {
    return embeddings();
  }
}
