package dev.addax.keras.saving.legacy;

/** All tables. */
final class Rules {
  private static final RuleTable LAYERS = made();

  /** What the first versions of Keras 3 had; it had no effect on what a layer computes. */
  private static final RuleTable FIRST_OF_KERAS_3 =
      new RuleTable().on("RandomRotation", Rule.drop("value_range"));

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

  static RuleTable firstOfKeras3() {
    return FIRST_OF_KERAS_3;
  }

  static RuleTable layers() {
    return LAYERS;
  }
}
