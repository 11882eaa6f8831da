package dev.addax.keras.saving.legacy;

import java.util.List;

/** Attention and layers that prepare data. */
final class AttentionRules {
  private AttentionRules() {}

  static void addTo(RuleTable table) {
    table
        .on("GroupedQueryAttention", Rule.become("GroupQueryAttention"))
        .on("MultiHeadAttention", Rule.drop("query_shape", "key_shape", "value_shape"))
        .on(
            List.of("Attention", "AdditiveAttention"),
            layer -> {
              if (Boolean.TRUE.equals(layer.take("causal"))) {
                Nodes.argument(layer, "use_causal_mask", true);
              }
            })
        .on("Normalization", Rule.drop("name_scope"));
  }
}
