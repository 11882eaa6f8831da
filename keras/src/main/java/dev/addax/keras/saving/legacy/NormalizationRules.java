package dev.addax.keras.saving.legacy;

import java.util.List;

/** Normalization layers. */
final class NormalizationRules {
  private NormalizationRules() {}

  static void addTo(RuleTable table) {
    table
        .on(
            List.of("BatchNormalizationV1", "BatchNormalizationV2", "SyncBatchNormalization"),
            Rule.become("BatchNormalization"))
        .on(
            "BatchNormalization",
            Rule.rename("beta_init", "beta_initializer", "gamma_init", "gamma_initializer"),
            NormalizationRules::mode,
            layer -> layer.change("axis", NormalizationRules::single),
            Rule.drop("weights", "fused", "virtual_batch_size", "adjustment", "input_spec"))
        .on(
            List.of("LayerNormalization", "GroupNormalization"),
            layer -> layer.change("axis", axis -> axis));
  }

  /** TensorFlow's Keras saved the axis as a list of one. */
  private static Object single(Object axis) {
    return axis instanceof List<?> list && list.size() == 1 && list.getFirst() instanceof Number n
        ? n
        : axis;
  }

  /** Other modes than 0 normalize by the data itself; they existed in Keras 0 and 1. */
  private static void mode(LegacyObject layer) {
    if (layer.get("mode") instanceof Number mode && mode.intValue() != 0) {
      layer.become("MomentNormalization");
      layer.take("momentum");
    } else {
      layer.take("mode");
    }
  }
}
