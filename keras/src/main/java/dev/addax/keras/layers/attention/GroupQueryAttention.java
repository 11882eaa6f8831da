package dev.addax.keras.layers.attention;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Einsum;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attention in which several query heads share a key and value head (Ainslie et al., "GQA", 2023).
 * Keras: {@code keras.layers.GroupQueryAttention}.
 */
public final class GroupQueryAttention extends ProjectedAttention<GroupQueryAttention> {
  // Its class in Python, and so in legacy files, has another name than the one it is exported
  // under.
  public static final Schema<GroupQueryAttention> SCHEMA =
      Schema.of(
              "keras.layers.GroupQueryAttention",
              GroupQueryAttention.class,
              GroupQueryAttention::new)
          .alias("GroupedQueryAttention");

  private final Option<Integer> headDim = required("head_dim", Sizes.POSITIVE);
  private final Option<Integer> numQueryHeads = required("num_query_heads", Sizes.POSITIVE);
  private final Option<Integer> numKeyValueHeads = required("num_key_value_heads", Sizes.POSITIVE);

  {
    order("head_dim", "num_query_heads", "num_key_value_heads", "use_bias", "use_gate");
    order("sliding_window", "dropout");
    order("kernel_initializer", "bias_initializer", "kernel_regularizer", "bias_regularizer");
    order("activity_regularizer", "kernel_constraint", "bias_constraint", "seed");
  }

  private GroupQueryAttention() {}

  /** The number of query heads is a multiple of the number of key and value heads. */
  public GroupQueryAttention(int headDim, int numQueryHeads, int numKeyValueHeads) {
    this.headDim.set(headDim);
    this.numQueryHeads.set(numQueryHeads);
    this.numKeyValueHeads.set(numKeyValueHeads);
  }

  @Override
  protected String baseName() {
    return "GroupedQueryAttention";
  }

  @Override
  protected void build(List<Shape> shapes) {
    if (numQueryHeads.get() % numKeyValueHeads.get() != 0) {
      throw new IllegalArgumentException(
          "%s: %d query heads cannot share %d key and value heads evenly"
              .formatted(name(), numQueryHeads.get(), numKeyValueHeads.get()));
    }
    super.build(shapes);
  }

  @Override
  int scoreSize() {
    return headDim.get();
  }

  @Override
  Projection heads(String which, int rank) {
    boolean ofQuery = which.equals("query") || which.equals("gate");
    return ofQuery
        ? new Projection(
            "bqm,muh->bquh", Shape.of(Shape.UNKNOWN, numQueryHeads.get(), headDim.get()), "uh")
        : new Projection(
            "bkm,mvh->bkvh", Shape.of(Shape.UNKNOWN, numKeyValueHeads.get(), headDim.get()), "vh");
  }

  @Override
  Projection back(Shape queries) {
    return new Projection("bquh,uhm->bqm", Shape.of(Shape.UNKNOWN, queries.last()), "m");
  }

  @Override
  String scores() {
    return "bquh,bkuh->buqk";
  }

  @Override
  Tensor scoresOf(Tensor k, Tensor q) {
    return Einsum.of(scores(), q, k);
  }

  @Override
  String combination() {
    return "buqk,bkuh->bquh";
  }

  @Override
  Tensor spread(Tensor heads) {
    int repeats = numQueryHeads.get() / numKeyValueHeads.get();
    var shape = heads.shape();
    if (repeats == 1) {
      return heads;
    }
    var wide = Shape.of(shape.dim(0), shape.dim(1), shape.dim(2), repeats, shape.dim(3));
    return heads.expandDims(3).broadcastTo(wide).reshape(shape.with(2, numQueryHeads.get()));
  }

  @Override
  @Nullable Tensor queryMask(List<Tensor> inputs, Call call) {
    var given = call.tensor("query_mask");
    return given != null ? given : call.mask(0);
  }

  @Override
  protected String attribute(String name) {
    return "_" + name;
  }
}
