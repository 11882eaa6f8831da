package dev.addax.keras.layers.attention;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Attention in several heads (Vaswani et al., "Attention is all you need", 2017). Keras: {@code
 * keras.layers.MultiHeadAttention}.
 *
 * <p>Query {@code (batch, T, features)}, value and key {@code (batch, S, features)}; output {@code
 * (batch, T, features of the query)} unless {@code output_shape} says otherwise. Weights: kernels
 * {@code (features, heads, size)} and biases {@code (heads, size)} of query, key and value, kernel
 * {@code (heads, value size, output)} and bias of the output.
 *
 * <pre>{@code
 * var y = new MultiHeadAttention(2, 32).apply(x, x);
 * }</pre>
 */
public final class MultiHeadAttention extends ProjectedAttention<MultiHeadAttention> {
  public static final Schema<MultiHeadAttention> SCHEMA =
      Schema.of(
          "keras.layers.MultiHeadAttention", MultiHeadAttention.class, MultiHeadAttention::new);

  private final Option<Integer> numHeads = required("num_heads", Sizes.POSITIVE);
  private final Option<Integer> keyDim = required("key_dim", Sizes.POSITIVE);
  private final Option<@Nullable Integer> valueDim =
      option("value_dim", Sizes.POSITIVE.nullable(), null);
  private final Option<@Nullable List<Integer>> outputShape =
      option("output_shape", Codec.AXES.nullable(), null);
  private final Option<@Nullable List<Integer>> attentionAxes =
      option("attention_axes", Codec.AXES.nullable(), null);

  {
    order("num_heads", "key_dim", "value_dim", "dropout", "use_bias", "use_gate");
    order("output_shape", "attention_axes", "sliding_window");
    order("kernel_initializer", "bias_initializer", "kernel_regularizer", "bias_regularizer");
    order("activity_regularizer", "kernel_constraint", "bias_constraint", "seed");
  }

  private int rank = 3;

  private MultiHeadAttention() {}

  /** Heads of {@code keyDim} numbers each. */
  public MultiHeadAttention(int numHeads, int keyDim) {
    this.numHeads.set(numHeads);
    this.keyDim.set(keyDim);
  }

  /** {@return this with values of another size than keys} */
  public MultiHeadAttention valueDim(int size) {
    valueDim.set(size);
    return this;
  }

  /** {@return this with other last dimensions of the output} */
  public MultiHeadAttention outputShape(int... dims) {
    outputShape.set(Arrays.stream(dims).boxed().toList());
    return this;
  }

  /** {@return this, attending over these axes; all between batch and features by default} */
  public MultiHeadAttention attentionAxes(int... axes) {
    attentionAxes.set(Arrays.stream(axes).boxed().toList());
    return this;
  }

  private int valueSize() {
    var size = valueDim.get();
    return size == null ? keyDim.get() : size;
  }

  @Override
  int scoreSize() {
    return keyDim.get();
  }

  /** Only the projections penalize theirs, as in Keras. */
  @Override
  protected boolean penalizesOutput() {
    return false;
  }

  @Override
  protected void build(List<Shape> shapes) {
    rank = shapes.get(1).rank() + 1;
    super.build(shapes);
  }

  @Override
  Projection heads(String which, int inputRank) {
    boolean ofValue = which.equals("value") || which.equals("gate");
    return projection(
        inputRank - 1, 1, List.of(numHeads.get(), ofValue ? valueSize() : keyDim.get()));
  }

  @Override
  Projection back(Shape queries) {
    var given = outputShape.get();
    return projection(queries.rank() - 1, 2, given == null ? List.of(queries.last()) : given);
  }

  /** Free axes stay, bound ones are summed over, output ones are new. */
  private static Projection projection(int free, int bound, List<Integer> output) {
    var kept = letters(0, free);
    var summed = letters(free, free + bound);
    var made = letters(free + bound, free + bound + output.size());
    var dims =
        IntStream.concat(
            IntStream.range(1, free).map(i -> Shape.UNKNOWN), output.stream().mapToInt(i -> i));
    return new Projection(
        kept + summed + "," + summed + made + "->" + kept + made, Shape.of(dims.toArray()), made);
  }

  private static String letters(int from, int to) {
    var text = new StringBuilder();
    IntStream.range(from, to).forEach(i -> text.append(letter(i)));
    return text.toString();
  }

  // ---- equations over projected tensors of rank `rank`: batch…, attended…, heads, size

  private List<Integer> axes() {
    var given = attentionAxes.get();
    return given == null
        ? IntStream.range(1, rank - 2).boxed().toList()
        : given.stream().map(a -> a < 0 ? rank - 1 + a : a).toList();
  }

  @Override
  int attendedAxes() {
    return axes().size();
  }

  /**
   * Letters of the key (source) side; attended axes and the head size get other letters for the
   * query.
   */
  private String source() {
    return letters(0, rank);
  }

  private String target() {
    var axes = axes();
    var text = new StringBuilder();
    int next = rank;
    for (int i = 0; i < rank; i++) {
      text.append(axes.contains(i) ? letter(next++) : letter(i));
    }
    return text.toString();
  }

  private String product() {
    var axes = axes();
    var batch = new StringBuilder();
    IntStream.range(0, rank - 1)
        .filter(i -> !axes.contains(i))
        .forEach(i -> batch.append(letter(i)));
    return batch + pick(target(), axes) + pick(source(), axes);
  }

  private static String pick(String letters, List<Integer> axes) {
    var text = new StringBuilder();
    axes.forEach(i -> text.append(letters.charAt(i)));
    return text.toString();
  }

  @Override
  String scores() {
    return source() + "," + target() + "->" + product();
  }

  @Override
  String combination() {
    return product() + "," + source() + "->" + target();
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    config.put("value_dim", valueSize());
    if (isBuilt()) {
      config.put("attention_axes", axes());
    }
    return config;
  }
}
