package dev.addax.keras.saving.legacy;

import java.util.List;

/** Dense layers, embeddings, activations, dropout, and layers that only move numbers. */
final class CoreRules {
  private CoreRules() {}

  static void addTo(RuleTable table) {
    table
        .on("TimeDistributedDense", Rule.become("Dense"))
        .on(
            "Dense",
            Rule.rename("output_dim", "units"),
            CoreRules::kernelOptions,
            Rule.drop("input_dim", "input_length", "weights"))
        .on(
            List.of("MaxoutDense", "Highway"),
            CoreRules::kernelOptions,
            Rule.drop("input_dim", "weights"))
        .on(
            "Embedding",
            Rule.rename("init", "embeddings_initializer"),
            Rule.rename("W_regularizer", "embeddings_regularizer"),
            Rule.rename("W_constraint", "embeddings_constraint"),
            CoreRules::embeddingDropout,
            Rule.drop("input_length", "weights", "activity_regularizer", "sparse"))
        .on(List.of("Dropout", "GaussianDropout", "AlphaDropout"), Rule.rename("p", "rate"))
        .on(
            List.of("SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D"),
            Rule.rename("p", "rate", "dim_ordering", "data_format"),
            ConvolutionRules::dataFormat,
            Rule.drop("noise_shape"))
        .on(
            "SReLU",
            Rule.rename("t_left_init", "t_left_initializer", "a_left_init", "a_left_initializer"),
            Rule.rename(
                "t_right_init", "t_right_initializer", "a_right_init", "a_right_initializer"),
            Rule.drop("weights"))
        .on("ParametricSoftplus", Rule.drop("weights"))
        .on(List.of("AddLoss", "AddMetric"), CoreRules::added)
        .on(List.of("RandomHeight", "RandomWidth"), CoreRules::stretched)
        .on("GaussianNoise", Rule.rename("sigma", "stddev"))
        .on("LeakyReLU", Rule.rename("alpha", "negative_slope"))
        .on("PReLU", Rule.rename("init", "alpha_initializer"), Rule.drop("weights"))
        .on("ReLU", Rule.rename("alpha", "negative_slope"))
        .on("Flatten", ConvolutionRules::dataFormat)
        .on(List.of("Lambda"), CoreRules::lambda);
  }

  /** Keras 1 called what belongs to the kernel W and what belongs to the bias b. */
  static void kernelOptions(LegacyObject layer) {
    layer.rename("init", "kernel_initializer");
    layer.rename("bias", "use_bias");
    layer.rename("W_regularizer", "kernel_regularizer");
    layer.rename("b_regularizer", "bias_regularizer");
    layer.rename("W_constraint", "kernel_constraint");
    layer.rename("b_constraint", "bias_constraint");
  }

  /** A loss or metric that was added to the model stands as a layer that gives its input. */
  private static void added(LegacyObject layer) {
    layer.note("what it added to the losses or metrics of the model is left out");
    List.of("unconditional", "aggregation", "metric_name").forEach(layer::take);
    layer.become("Identity");
  }

  /** Stretching by chance, which only Keras 2 had, gives its input when the model predicts. */
  private static void stretched(LegacyObject layer) {
    layer.note("it is gone from Keras; the stretching, in training only, is left out");
    List.of("factor", "interpolation", "seed").forEach(layer::take);
    layer.become("Identity");
  }

  private static void embeddingDropout(LegacyObject layer) {
    if (layer.take("dropout") instanceof Number rate && rate.doubleValue() > 0) {
      layer.note(
          "its dropout of whole words (%s) is left out; it acted in training".formatted(rate));
    }
  }

  /** Python code is never run, whatever wrote it. */
  private static void lambda(LegacyObject layer) {
    var function = layer.get("function");
    var type = layer.take("function_type");
    layer.take("module");
    layer.take("output_shape_type");
    layer.take("output_shape_module");
    if (function instanceof List<?> code && !code.isEmpty() || "lambda".equals(type)) {
      layer.put("function", Trees.object("class_name", "__lambda__", "config", Trees.object()));
      layer.take("output_shape");
    }
    // Later files of Keras 2 say that an option is absent by an object of nothing.
    layer.putIfAbsent("arguments", Trees.object());
    layer.take("mask");
  }
}
