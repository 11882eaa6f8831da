package dev.addax.keras.layers.attention;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.layers.core.EinsumDense;
import dev.addax.keras.layers.regularization.Dropout;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Attention;
import dev.addax.tensor.math.Einsum;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What multi-head and grouped-query attention share: projections of query, key and value to heads,
 * masked attention, a projection back.
 *
 * <p>Inputs query, value and, if it differs from value, key. Named arguments: {@code
 * attention_mask}, {@code use_causal_mask}, {@code return_attention_scores}, {@code value_mask},
 * {@code key_mask}.
 *
 * @param <L> the layer's class
 */
abstract class ProjectedAttention<L extends ProjectedAttention<L>> extends Layer
    implements Fluent<L> {
  private final Option<Double> dropout = option("dropout", Sizes.FRACTION, 0.0);
  private final Option<Boolean> useBias = option("use_bias", Codec.BOOLEAN, true);
  private final Option<Boolean> useGate = option("use_gate", Codec.BOOLEAN, false);
  private final Option<@Nullable Integer> slidingWindow =
      option("sliding_window", Sizes.POSITIVE.nullable(), null);
  private final Option<Initializer> kernelInitializer =
      named("kernel_initializer", Initializer.CODEC, "glorot_uniform");
  private final Option<Initializer> biasInitializer =
      named("bias_initializer", Initializer.CODEC, "zeros");
  private final Option<@Nullable Regularizer> kernelRegularizer =
      option("kernel_regularizer", Regularizer.CODEC.nullable(), null);
  private final Option<@Nullable Regularizer> biasRegularizer =
      option("bias_regularizer", Regularizer.CODEC.nullable(), null);
  private final Option<@Nullable Constraint> kernelConstraint =
      option("kernel_constraint", Constraint.CODEC.nullable(), null);
  private final Option<@Nullable Constraint> biasConstraint =
      option("bias_constraint", Constraint.CODEC.nullable(), null);
  private final Option<@Nullable Long> seed = option("seed", Codec.LONG.nullable(), null);

  private @Nullable EinsumDense query;
  private @Nullable EinsumDense key;
  private @Nullable EinsumDense value;
  private @Nullable EinsumDense gate;
  private @Nullable EinsumDense output;
  private @Nullable Dropout drop;

  @SuppressWarnings("unchecked")
  private L typed() {
    return (L) this;
  }

  /** {@return this, dropping a fraction of the attention weights in training} */
  public final L dropout(double rate) {
    dropout.set(rate);
    return typed();
  }

  public final L useBias(boolean use) {
    useBias.set(use);
    return typed();
  }

  /** {@return this with a sigmoid gate, computed from the query, on what was attended to} */
  public final L useGate(boolean use) {
    useGate.set(use);
    return typed();
  }

  /** {@return this, each position seeing only what is less than {@code size} away} */
  public final L slidingWindow(int size) {
    slidingWindow.set(size);
    return typed();
  }

  public final L kernelInitializer(Initializer initializer) {
    kernelInitializer.set(initializer);
    return typed();
  }

  public final L kernelInitializer(String initializer) {
    kernelInitializer.named(initializer);
    return typed();
  }

  public final L biasInitializer(Initializer initializer) {
    biasInitializer.set(initializer);
    return typed();
  }

  public final L kernelRegularizer(@Nullable Regularizer penalty) {
    kernelRegularizer.set(penalty);
    return typed();
  }

  public final L biasRegularizer(@Nullable Regularizer penalty) {
    biasRegularizer.set(penalty);
    return typed();
  }

  public final L kernelConstraint(@Nullable Constraint projection) {
    kernelConstraint.set(projection);
    return typed();
  }

  public final L biasConstraint(@Nullable Constraint projection) {
    biasConstraint.set(projection);
    return typed();
  }

  /** {@return this with a seed for dropout} */
  public final L seed(long number) {
    seed.set(number);
    return typed();
  }

  // ---- what differs between the layers

  /** A projection: an einsum equation, the output's last dimensions, the letters of the bias. */
  record Projection(String equation, Shape output, String bias) {}

  /**
   * {@return how an input of that rank becomes heads; {@code which} is query, key, value or gate}
   */
  abstract Projection heads(String which, int rank);

  /** {@return how heads become the output for queries of that shape} */
  abstract Projection back(Shape queries);

  /** {@return the number that scores are divided by the root of} */
  abstract int scoreSize();

  /** {@return the equations of scores (from key and query) and of the combination with values} */
  abstract String scores();

  abstract String combination();

  /** {@return the number of axes that are attended over} */
  int attendedAxes() {
    return 1;
  }

  /** {@return keys or values with as many heads as the query has} */
  Tensor spread(Tensor heads) {
    return heads;
  }

  // ---- weights

  @Override
  protected void build(List<Shape> shapes) {
    var queries = shapes.get(0);
    var values = shapes.get(1);
    var keys = shapes.size() > 2 ? shapes.get(2) : values;
    query = projection("query", heads("query", queries.rank()), queries, attribute("query_dense"));
    key = projection("key", heads("key", keys.rank()), keys, attribute("key_dense"));
    if (useGate.get()) {
      gate = projection("gate", heads("gate", queries.rank()), queries, "_gate_dense");
    }
    value = projection("value", heads("value", values.rank()), values, attribute("value_dense"));
    drop = track("_dropout_layer", new Dropout(dropout.get()).dtype(dtypePolicy()));
    var given = seed.get();
    if (given != null) {
      drop.seed(given);
    }
    drop.buildFor(queries);
    var attended = heads("value", values.rank()).output();
    var inner =
        queries
            .slice(0, queries.rank() - 1)
            .append(attended.slice(attended.rank() - 2, attended.rank()).toArray());
    var heads = heads("query", queries.rank()).output();
    output =
        projection(
            "attention_output",
            back(queries),
            inner.with(-2, heads.dim(-2)),
            attribute("output_dense"));
  }

  /** {@return the attribute under which Python finds a part, and so files do} */
  protected String attribute(String name) {
    return name;
  }

  private EinsumDense projection(String name, Projection how, Shape input, String attribute) {
    var dense =
        new EinsumDense(how.equation, how.output.toArray())
            .name(name)
            .dtype(dtypePolicy())
            .kernelInitializer(again(kernelInitializer.get()))
            .biasInitializer(again(biasInitializer.get()))
            .kernelRegularizer(kernelRegularizer.get())
            .biasRegularizer(biasRegularizer.get())
            .kernelConstraint(kernelConstraint.get())
            .biasConstraint(biasConstraint.get())
            .activityRegularizer(activityPenalty());
    if (useBias.get()) {
      dense.biasAxes(how.bias);
    }
    if (name.equals("gate")) {
      dense.activation("sigmoid");
    }
    dense.buildFor(input);
    return track(attribute, dense);
  }

  /** An initializer gives the same values at each call, so each projection has its own. */
  private static Initializer again(Initializer initializer) {
    return Initializer.CODEC.read(Initializer.CODEC.write(initializer));
  }

  // ---- computation

  @Override
  protected List<Tensor> callAll(List<Tensor> inputs, Call call) {
    var q = inputs.get(0).unmasked();
    var v = inputs.get(1).unmasked();
    var k = inputs.size() > 2 ? inputs.get(2).unmasked() : v;
    boolean causal = call.flag("use_causal_mask");
    var mask = mask(inputs, call, causal);
    var gates = gate == null ? null : gate.apply(q);
    var projectedQuery = made(query).apply(q);
    var projectedKey = spread(made(key).apply(k));
    var projectedValue = spread(made(value).apply(v));
    boolean wantsScores = call.flag("return_attention_scores");
    boolean direct = dropout.get() == 0 && !wantsScores && projectedQuery.rank() == 4;
    var results = new ArrayList<Tensor>();
    if (direct) {
      double scale = 1 / Math.sqrt(scoreSize());
      var allowed = mask == null ? null : expanded(mask, 4);
      results.add(
          Attention.dotProduct(
              projectedQuery,
              projectedKey,
              projectedValue,
              null,
              allowed,
              scale,
              causal && mask == null));
    } else {
      attend(
          projectedQuery,
          projectedKey,
          projectedValue,
          completed(mask, q, v, causal),
          call,
          results);
    }
    var attended = gates == null ? results.getFirst() : results.getFirst().multiply(gates);
    results.set(0, made(output).apply(attended).unmasked());
    return wantsScores ? results : results.subList(0, 1);
  }

  /** The causal restriction is left to the fast path where it is the only one. */
  private static @Nullable Tensor completed(
      @Nullable Tensor mask, Tensor q, Tensor v, boolean causal) {
    return mask != null || !causal ? mask : Masks.causal(q.shape().dim(1), v.shape().dim(1));
  }

  private void attend(
      Tensor q, Tensor k, Tensor v, @Nullable Tensor mask, Call call, List<Tensor> results) {
    var scaled = q.multiply(1 / Math.sqrt(scoreSize()));
    var scores = scoresOf(k, scaled);
    var allowed = mask == null ? null : expanded(mask, scores.rank());
    var weights = softmax(scores, allowed);
    var dropped = made(drop).apply(weights, Call.DEFAULT.training(call.training()));
    results.add(Einsum.of(combination(), dropped.unmasked(), v));
    results.add(allowed == null ? weights : weights.withMask(allowed));
  }

  /** Keras gives the key first to one layer and the query first to the other. */
  Tensor scoresOf(Tensor k, Tensor q) {
    return Einsum.of(scores(), k, q);
  }

  /** Masked weights are exactly 0, also in rows where nothing is allowed. */
  private Tensor softmax(Tensor scores, @Nullable Tensor allowed) {
    int axes = attendedAxes();
    var shape = scores.shape();
    var masked = allowed == null ? scores : allowed.where(scores, scores.fullLike(lowest(scores)));
    Tensor weights;
    if (axes == 1) {
      weights = masked.softmax(-1);
    } else {
      int[] last = new int[axes];
      for (int i = 0; i < axes; i++) {
        last[i] = shape.rank() - axes + i;
      }
      weights = masked.subtract(masked.logsumexp(true, last)).exp();
    }
    return allowed == null ? weights : allowed.where(weights, weights.zerosLike());
  }

  private static double lowest(Tensor scores) {
    return scores.dtype() == dev.addax.tensor.type.DType.FLOAT16 ? -3e4 : -1e9;
  }

  private Tensor expanded(Tensor mask, int rank) {
    var result = mask;
    while (result.rank() < rank) {
      result = result.expandDims(-attendedAxes() * 2 - 1);
    }
    return result.cast(dev.addax.tensor.type.DType.BOOL);
  }

  private @Nullable Tensor mask(List<Tensor> inputs, Call call, boolean causal) {
    var valueMask = call.tensor("value_mask") != null ? call.tensor("value_mask") : call.mask(1);
    var keyMask = call.tensor("key_mask") != null ? call.tensor("key_mask") : call.mask(2);
    int queries = inputs.get(0).shape().dim(1);
    int keys = inputs.get(1).shape().dim(1);
    var mask = Masks.both(Masks.rows(queryMask(inputs, call)), Masks.columns(valueMask));
    mask = Masks.both(mask, Masks.columns(keyMask));
    var window = slidingWindow.get();
    var given = call.tensor("attention_mask");
    if (causal && (mask != null || window != null || given != null)) {
      mask = Masks.both(mask, Masks.causal(queries, keys));
    }
    if (window != null) {
      mask = Masks.both(mask, Masks.window(queries, keys, window));
    }
    return Masks.both(given, mask);
  }

  /** {@return the mask of the query's positions} */
  @Nullable Tensor queryMask(List<Tensor> inputs, Call call) {
    return inputs.getFirst().mask();
  }

  private static <T> T made(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("The layer is not built");
    }
    return part;
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }

  @Override
  protected List<@Nullable Tensor> computeMasks(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return masks.subList(0, 1);
  }

  /** {@return the letter that stands for axis {@code i} in an equation} */
  static String letter(int i) {
    return String.valueOf((char) ('a' + i));
  }

  @Override
  protected List<String> buildArguments() {
    return List.of("query_shape", "value_shape", "key_shape");
  }
}
