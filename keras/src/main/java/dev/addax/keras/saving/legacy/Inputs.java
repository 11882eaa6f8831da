package dev.addax.keras.saving.legacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a model begins: the InputLayer, or what the first layer says of its input. */
final class Inputs {
  private Inputs() {}

  static void translate(LegacyObject layer) {
    var shape = layer.take("batch_input_shape");
    var dtype = layer.take("input_dtype");
    layer.putIfAbsent("batch_shape", shape);
    if (dtype != null) {
      layer.putIfAbsent("dtype", dtype);
    }
    layer.change("dtype", CommonRules::dtype);
  }

  /** {@return the InputLayer that the first layer of a Sequential implies, null if none} */
  static @Nullable Map<String, @Nullable Object> implied(Map<?, ?> first) {
    var config = Trees.map(first.get("config"));
    var shape = shape(String.valueOf(first.get("class_name")), config);
    if (shape == null) {
      return null;
    }
    var name = config.get("name");
    return Trees.object(
        "class_name",
        "InputLayer",
        "config",
        Trees.object(
            "batch_shape",
            shape,
            "dtype",
            dtype(String.valueOf(first.get("class_name")), config),
            "name",
            name == null ? "input_1" : name + "_input"));
  }

  private static String dtype(String className, Map<?, ?> config) {
    if (config.get("input_dtype") instanceof String known) {
      return known;
    }
    // Indices are exact in float32 up to 2^24 only.
    return className.equals("Embedding") ? "int32" : "float32";
  }

  private static @Nullable List<?> shape(String className, Map<?, ?> config) {
    if (config.get("batch_input_shape") instanceof List<?> shape) {
      return shape;
    }
    if (config.get("input_shape") instanceof List<?> shape) {
      var batch = new ArrayList<@Nullable Object>();
      batch.add(null);
      batch.addAll(shape);
      return batch;
    }
    if (className.equals("Bidirectional")) {
      var inner = Trees.map(config.get("layer"));
      return shape(String.valueOf(inner.get("class_name")), Trees.map(inner.get("config")));
    }
    return sized(className, config);
  }

  /** Keras 1 took the size of the features alone. */
  private static @Nullable List<?> sized(String className, Map<?, ?> config) {
    var size = config.get("input_dim");
    var length = config.get("input_length");
    boolean sequence =
        List.of("LSTM", "GRU", "SimpleRNN", "Convolution1D", "TimeDistributedDense")
            .contains(className);
    if (className.equals("Embedding")) {
      return Arrays.asList(null, length);
    }
    if (size == null) {
      return null;
    }
    return sequence ? Arrays.asList(null, length, size) : Arrays.asList(null, size);
  }
}
