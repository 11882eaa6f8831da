package dev.addax.keras.layers.core;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Weight;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Embedding} that also goes back: called with {@code reverse} true it maps rows to one
 * logit for each index. Keras: {@code keras.layers.ReversibleEmbedding}.
 *
 * <p>Forwards as Embedding; backwards input {@code (…, outputDim)}, output {@code (…, inputDim)}.
 * Weights: {@code embeddings (inputDim, outputDim)}, unless tied also {@code reverse_embeddings
 * (outputDim, inputDim)}.
 *
 * <pre>{@code
 * var logits = table.apply(states, Call.DEFAULT.with("reverse", true));
 * }</pre>
 */
public final class ReversibleEmbedding extends Table<ReversibleEmbedding> {
  public static final Schema<ReversibleEmbedding> SCHEMA =
      Schema.of(
          "keras.layers.ReversibleEmbedding", ReversibleEmbedding.class, ReversibleEmbedding::new);

  private final Option<Boolean> tieWeights = option("tie_weights", Codec.BOOLEAN, true);
  private final Option<@Nullable String> reverseDtype =
      option("reverse_dtype", Codec.STRING.nullable(), null);
  private final Option<@Nullable Double> logitSoftCap =
      option("logit_soft_cap", Codec.DOUBLE.nullable(), null);

  private @Nullable Variable reverseEmbeddings;

  private ReversibleEmbedding() {}

  /**
   * @param inputDim the number of indices
   * @param outputDim the length of a row
   */
  public ReversibleEmbedding(int inputDim, int outputDim) {
    this.inputDim.set(inputDim);
    this.outputDim.set(outputDim);
  }

  /** {@return this layer with one table for both ways, or with two} */
  public ReversibleEmbedding tieWeights(boolean tie) {
    tieWeights.set(tie);
    return this;
  }

  /** {@return this layer computing logits in that dtype} */
  public ReversibleEmbedding reverseDtype(DType dtype) {
    reverseDtype.set(dtype.kerasName());
    return this;
  }

  /** {@return this layer with logits kept within ±{@code cap} by a tanh} */
  public ReversibleEmbedding logitSoftCap(double cap) {
    logitSoftCap.set(cap);
    return this;
  }

  @Override
  protected void build(Shape shape) {
    super.build(shape);
    if (!tieWeights.get()) {
      var reversed = Shape.of(outputDim.get(), inputDim.get());
      reverseEmbeddings =
          addWeight(Weight.of("reverse_embeddings", reversed, embeddingsInitializer.get()));
    }
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    if (!call.flag("reverse")) {
      return masked(x, super.call(x, call));
    }
    var kernel = tieWeights.get() ? table().transpose() : requireBuilt(reverseEmbeddings).tensor();
    var dtype = reverseDtype.get();
    var logits =
        dtype == null
            ? x.matmul(kernel)
            : x.cast(DType.of(dtype)).matmul(kernel.cast(DType.of(dtype)));
    var cap = logitSoftCap.get();
    return cap == null ? logits : logits.divide(cap).tanh().multiply(cap);
  }

  private Tensor masked(Tensor indices, Tensor rows) {
    var mask = super.computeMasks(List.of(indices), List.of());
    return mask.isEmpty() ? rows : rows.withMask(mask.getFirst());
  }

  /** Logits have no mask. */
  @Override
  protected List<@Nullable Tensor> computeMasks(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return new ArrayList<>();
  }
}
