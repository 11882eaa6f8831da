package dev.addax.keras.saving.legacy;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes of TensorFlow's own graph that Keras 2.0 to 2.3 saved as {@code TensorFlowOpLayer}: the
 * operation, its constant inputs by position, its attributes.
 */
final class GraphOperators {
  /** Operations whose inputs are all tensors. */
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("Add", "numpy.Add"),
          Map.entry("AddV2", "numpy.Add"),
          Map.entry("Sub", "numpy.Subtract"),
          Map.entry("Mul", "numpy.Multiply"),
          Map.entry("RealDiv", "numpy.TrueDivide"),
          Map.entry("Div", "numpy.Divide"),
          Map.entry("Pow", "numpy.Power"),
          Map.entry("Maximum", "numpy.Maximum"),
          Map.entry("Minimum", "numpy.Minimum"),
          Map.entry("Neg", "numpy.Negative"),
          Map.entry("Abs", "numpy.Absolute"),
          Map.entry("Square", "numpy.Square"),
          Map.entry("Sqrt", "numpy.Sqrt"),
          Map.entry("Rsqrt", "math.Rsqrt"),
          Map.entry("Exp", "numpy.Exp"),
          Map.entry("Log", "numpy.Log"),
          Map.entry("Sin", "numpy.Sin"),
          Map.entry("Cos", "numpy.Cos"),
          Map.entry("Tanh", "numpy.Tanh"),
          Map.entry("Sigmoid", "nn.Sigmoid"),
          Map.entry("Relu", "nn.Relu"),
          Map.entry("Relu6", "nn.Relu6"),
          Map.entry("Elu", "nn.Elu"),
          Map.entry("Softplus", "nn.Softplus"),
          Map.entry("Softmax", "nn.Softmax"),
          Map.entry("Identity", "layers.Identity"));

  /** Operations whose second input is a constant that Keras calls by this name. */
  private static final Map<String, List<String>> WITH_CONSTANT =
      Map.ofEntries(
          Map.entry("Sum", List.of("numpy.Sum", "axis")),
          Map.entry("Mean", List.of("numpy.Mean", "axis")),
          Map.entry("Max", List.of("numpy.Max", "axis")),
          Map.entry("Min", List.of("numpy.Min", "axis")),
          Map.entry("Prod", List.of("numpy.Prod", "axis")),
          Map.entry("Reshape", List.of("numpy.Reshape", "newshape")),
          Map.entry("Transpose", List.of("numpy.Transpose", "axes")),
          Map.entry("ExpandDims", List.of("numpy.ExpandDims", "axis")),
          Map.entry("Tile", List.of("numpy.Tile", "repeats")));

  private GraphOperators() {}

  static Map<String, @Nullable Object> apply(LegacyObject layer, Nodes.Use use) {
    var definition = definition(layer);
    var operation = String.valueOf(definition.get("op"));
    var inputs = inputs(layer, definition, use);
    if (PLAIN.containsKey(operation)) {
      return Operator.make(layer, PLAIN.get(operation), inputs, Map.of());
    }
    if (operation.equals("ConcatV2")) {
      return Operator.make(
          layer,
          "numpy.Concatenate",
          new ArrayList<>(List.of(List.copyOf(inputs.subList(0, inputs.size() - 1)))),
          Trees.object("axis", inputs.getLast()));
    }
    var known = WITH_CONSTANT.get(operation);
    if (known == null || inputs.size() < 2) {
      throw layer.refusal(
          "the operation %s of TensorFlow's graph has no counterpart in keras.ops"
              .formatted(operation));
    }
    var settings = Trees.object(known.get(1), inputs.get(1));
    if (Trees.map(definition.get("attr")).get("keep_dims") instanceof Map<?, ?> keep) {
      settings.put("keepdims", Boolean.TRUE.equals(keep.get("b")));
    }
    return Operator.make(layer, known.get(0), new ArrayList<>(inputs.subList(0, 1)), settings);
  }

  private static Map<?, ?> definition(LegacyObject layer) {
    try {
      var saved = layer.get("node_def");
      return Trees.map(saved instanceof String text ? Json.parse(text) : saved);
    } catch (ConfigException e) {
      throw layer.refusal("its node_def is no JSON: " + e.getMessage());
    }
  }

  /** Tensors and constants, each at its position. */
  private static List<@Nullable Object> inputs(
      LegacyObject layer, Map<?, ?> definition, Nodes.Use use) {
    var constants = Trees.map(layer.get("constants"));
    var tensors = new ArrayList<@Nullable Object>();
    if (use.first() instanceof List<?> several) {
      tensors.addAll(several);
    } else {
      tensors.add(use.first());
    }
    int count = Math.max(Trees.list(definition.get("input")).size(), tensors.size());
    var inputs = new ArrayList<@Nullable Object>();
    int next = 0;
    for (int i = 0; i < count; i++) {
      var key = String.valueOf(i);
      if (constants.containsKey(key)) {
        inputs.add(constants.get(key));
      } else if (next < tensors.size()) {
        inputs.add(tensors.get(next++));
      }
    }
    return inputs;
  }
}
