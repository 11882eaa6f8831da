package dev.addax.keras.saving.legacy;

/** All tables. */
final class Rules {
  private static final RuleTable LAYERS = made();

  private Rules() {}

  private static RuleTable made() {
    var table = new RuleTable();
    CoreRules.addTo(table);
    ConvolutionRules.addTo(table);
    PoolingRules.addTo(table);
    RecurrentRules.addTo(table);
    NormalizationRules.addTo(table);
    MergingRules.addTo(table);
    AttentionRules.addTo(table);
    CommonRules.addTo(table);
    return table;
  }

  static RuleTable layers() {
    return LAYERS;
  }
}
