package dev.addax.keras.saving.legacy;

import java.util.List;
import java.util.Map;

/** {@code Merge} of Keras 0 and 1, which had one layer for all ways of joining tensors. */
final class MergingRules {
  private static final Map<String, String> CLASSES =
      Map.of(
          "sum", "Add",
          "mul", "Multiply",
          "ave", "Average",
          "max", "Maximum",
          "concat", "Concatenate",
          "join", "Concatenate",
          "dot", "Dot",
          "cos", "Dot");

  private MergingRules() {}

  static void addTo(RuleTable table) {
    table.on("Merge", MergingRules::merge).on("Graph", MergingRules::graph);
  }

  private static void graph(LegacyObject model) {
    throw model.refusal(
        "a Graph of nodes with names, which Keras 1.0 replaced by Model; make that of it in Keras"
            + " 1");
  }

  private static void merge(LegacyObject layer) {
    var mode = layer.take("mode");
    if (!(mode instanceof String name) || !CLASSES.containsKey(name)) {
      throw layer.refusal(
          "mode is Python code, which is never run; Merge has modes " + CLASSES.keySet());
    }
    layer.become(CLASSES.get(name));
    var axis = layer.take("concat_axis");
    var axes = layer.take("dot_axes");
    if (layer.className().equals("Concatenate")) {
      layer.put("axis", axis instanceof Number ? axis : -1L);
    }
    if (layer.className().equals("Dot")) {
      layer.put("axes", axes instanceof List<?> list ? flat(list) : axes == null ? -1L : axes);
      layer.put("normalize", name.equals("cos"));
    }
    for (var option :
        List.of("mode_type", "output_shape", "output_shape_type", "output_mask", "layers")) {
      layer.take(option);
    }
    for (var option : List.of("output_mask_type", "arguments", "node_indices", "tensor_indices")) {
      layer.take(option);
    }
  }

  /** Axes may stand in a list of their own for each input. */
  private static List<?> flat(List<?> axes) {
    return axes.stream()
        .flatMap(
            axis -> axis instanceof List<?> one ? one.stream() : java.util.stream.Stream.of(axis))
        .toList();
  }
}
