package dev.addax.keras.ops;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Attention;
import dev.addax.tensor.math.Crossentropy;
import dev.addax.tensor.math.Einsum;
import dev.addax.tensor.math.Normalization;
import java.util.List;
import java.util.Objects;

/** Normalization, attention, crossentropies and Einstein sums. */
final class NormalizationOps {
  private static final double EPSILON = 1e-7;

  private NormalizationOps() {}

  static void addTo(OpTable ops) {
    normalization(ops);
    losses(ops);
    ops.add(
        "dot_product_attention(query, key, value, bias=None, mask=None, scale=None,"
            + " is_causal=False, flash_attention=None, attn_logits_soft_cap=None)",
        a ->
            Attention.dotProduct(
                a.tensor("query"),
                a.tensor("key"),
                a.tensor("value"),
                a.tensorOrNull("bias"),
                a.tensorOrNull("mask"),
                a.has("scale") ? (Double) a.real("scale") : null,
                a.flag("is_causal")));
    ops.add("einsum(*operands)", NormalizationOps::einsum);
  }

  private static Tensor einsum(Arguments a) {
    var all = (List<?>) Objects.requireNonNull(a.get("operands"));
    var operands = all.stream().skip(1).map(Nested::tensor).toArray(Operand[]::new);
    return Einsum.of((String) all.getFirst(), operands);
  }

  private static void normalization(OpTable ops) {
    ops.add(
        "batch_normalization(x, mean, variance, axis, offset=None, scale=None, epsilon=0.001)",
        NormalizationOps::batch);
    ops.add(
        "layer_normalization(x, gamma=None, beta=None, axis=-1, epsilon=None)",
        a ->
            Normalization.layer(
                a.tensor("x"),
                a.tensorOrNull("gamma"),
                a.tensorOrNull("beta"),
                epsilon(a),
                a.integers("axis")));
    ops.add(
        "rms_normalization(x, scale=None, axis=-1, epsilon=None)",
        a -> Normalization.rms(a.tensor("x"), a.tensorOrNull("scale"), epsilon(a), a.axes("axis")));
    ops.add(
        "normalize(x, axis=-1, order=2, epsilon=None)",
        a ->
            Normalization.normalize(
                a.tensor("x"), a.integer("order"), epsilon(a), a.integers("axis")));
  }

  private static double epsilon(Arguments a) {
    return a.has("epsilon") ? a.real("epsilon") : EPSILON;
  }

  private static Tensor batch(Arguments a) {
    return Normalization.batch(
        a.tensor("x"),
        a.tensor("mean"),
        a.tensor("variance"),
        a.integer("axis"),
        a.tensorOrNull("offset"),
        a.tensorOrNull("scale"),
        a.real("epsilon"));
  }

  private static void losses(OpTable ops) {
    ops.add(
        "binary_crossentropy(target, output, from_logits=False)",
        a -> Crossentropy.binary(a.tensor("target"), a.tensor("output"), a.flag("from_logits")));
    ops.add(
        "categorical_crossentropy(target, output, from_logits=False, axis=-1)",
        a ->
            Crossentropy.categorical(
                a.tensor("target"), a.tensor("output"), a.flag("from_logits"), a.integer("axis")));
    ops.add(
        "sparse_categorical_crossentropy(target, output, from_logits=False, axis=-1)",
        a ->
            Crossentropy.sparseCategorical(
                a.tensor("target"), a.tensor("output"), a.flag("from_logits")));
  }
}
