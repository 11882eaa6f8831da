package dev.addax.keras.saving.legacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions of TensorFlow that Keras 2 put into graphs as layers. */
final class Operators {
  /** Makes a layer an operation of today. */
  @FunctionalInterface
  interface Application {
    Map<String, @Nullable Object> apply(LegacyObject layer, Nodes.Use use);
  }

  private static final Map<String, Application> FUNCTIONS = functions();

  private Operators() {}

  /** {@return what to do with a layer that stands for a function; null if it is a plain layer} */
  static @Nullable Application of(LegacyObject layer) {
    return switch (layer.className()) {
      case "TFOpLambda" -> named(layer, String.valueOf(layer.get("function")));
      case "SlicingOpLambda" ->
          named(
              layer,
              layer.has("function")
                  ? String.valueOf(layer.get("function"))
                  : "__operators__.getitem");
      case "TensorFlowOpLayer" -> GraphOperators::apply;
      case "ClassMethod", "InstanceMethod", "InstanceProperty" ->
          throw layer.refusal("a method of TensorFlow's tensors has no counterpart in keras.ops");
      default -> null;
    };
  }

  /** {@return what to do with a function of TensorFlow} */
  static Application named(LegacyObject layer, String function) {
    var plain = function.replaceFirst("^tf\\.", "").replaceFirst("^compat\\.v[12]\\.", "");
    var known = FUNCTIONS.get(plain);
    if (known == null) {
      throw layer.refusal(
          "the function tf.%s has no counterpart in keras.ops; write it as a layer of your own"
              .formatted(plain));
    }
    return known;
  }

  private static Map<String, Application> functions() {
    var table = new HashMap<String, Application>();
    OperatorTable.read().forEach((name, rows) -> table.put(name, (l, use) -> first(rows, l, use)));
    Windows.functions().forEach(name -> table.put(name, (l, use) -> Windows.apply(name, l, use)));
    table.put("__operators__.getitem", Operators::item);
    table.put("linalg.matmul", Operators::matmul);
    table.put("linalg.einsum", Operators::einsum);
    table.put("pad", Operators::pad);
    table.put("split", Operators::split);
    table.put("math.l2_normalize", Operators::unit);
    table.put("nn.l2_normalize", Operators::unit);
    table.put("linalg.l2_normalize", Operators::unit);
    table.put("norm", Operators::norm);
    table.put("linalg.norm", Operators::norm);
    table.put("image.resize_images", Operators::resizeImages);
    return table;
  }

  private static Map<String, @Nullable Object> first(
      List<Operator> rows, LegacyObject layer, Nodes.Use use) {
    return rows.stream()
        .filter(row -> row.applies(use.named()))
        .findFirst()
        .orElseThrow(() -> layer.refusal("none of its options is known"))
        .apply(layer, use);
  }

  // ---- functions whose arguments are others in keras.ops

  /** {@code x[1, ..., ::2]}. */
  private static Map<String, @Nullable Object> item(LegacyObject layer, Nodes.Use use) {
    var spec = use.named().containsKey("slice_spec") ? use.named().get("slice_spec") : null;
    var key = spec instanceof List<?> list ? Trees.mapped(list, Operators::slice) : slice(spec);
    return Operator.make(
        layer, "numpy.GetItem", new ArrayList<>(List.of(first(layer, use), boxed(key))), Map.of());
  }

  private static Object boxed(@Nullable Object key) {
    return key instanceof List<?> list ? list : java.util.Collections.singletonList(key);
  }

  private static @Nullable Object slice(@Nullable Object part) {
    return part instanceof Map<?, ?> map && map.containsKey("start")
        ? Trees.object("class_name", "__slice__", "config", map)
        : part instanceof Map<?, ?> map && map.containsKey("value") ? map.get("value") : part;
  }

  private static Object first(LegacyObject layer, Nodes.Use use) {
    var first = use.first();
    if (first == null) {
      throw layer.refusal("its first argument is missing");
    }
    return first;
  }

  private static Map<String, @Nullable Object> matmul(LegacyObject layer, Nodes.Use use) {
    boolean left = Boolean.TRUE.equals(use.named().get("transpose_a"));
    boolean right = Boolean.TRUE.equals(use.named().get("transpose_b"));
    var arguments = new ArrayList<@Nullable Object>();
    arguments.add(use.first());
    arguments.add(use.named().get("b"));
    if (!left && !right) {
      return Operator.make(layer, "numpy.Matmul", arguments, Map.of());
    }
    var subscripts = (left ? "...ji" : "...ij") + "," + (right ? "...kj" : "...jk") + "->...ik";
    return Operator.make(layer, "numpy.Einsum", arguments, Map.of("subscripts", subscripts));
  }

  /** As an operation of a graph; as a function, Keras 2 lost its tensors when it saved it. */
  private static Map<String, @Nullable Object> einsum(LegacyObject layer, Nodes.Use use) {
    return Operator.make(
        layer,
        "numpy.Einsum",
        Trees.mapped(Trees.list(use.first()), operand -> operand),
        Trees.object("subscripts", use.named().get("equation")));
  }

  private static Map<String, @Nullable Object> pad(LegacyObject layer, Nodes.Use use) {
    var mode = use.named().get("mode");
    var lower = mode == null ? "constant" : String.valueOf(mode).toLowerCase(Locale.ROOT);
    var value = use.named().get("constant_values");
    var arguments = new ArrayList<@Nullable Object>(List.of(first(layer, use)));
    if (lower.equals("constant") && value != null) {
      arguments.add(value);
    }
    return Operator.make(
        layer,
        "numpy.Pad",
        arguments,
        Trees.object("pad_width", use.named().get("paddings"), "mode", lower));
  }

  /** Sizes of the parts, where Keras has the positions between them. */
  private static Map<String, @Nullable Object> split(LegacyObject layer, Nodes.Use use) {
    var parts = use.named().get("num_or_size_splits");
    Object indices = parts == null ? 1L : parts;
    if (parts instanceof List<?> sizes) {
      var positions = new ArrayList<Object>();
      long at = 0;
      int open = sizes.indexOf(-1L);
      int before = open < 0 ? sizes.size() - 1 : open;
      for (var size : sizes.subList(0, before)) {
        at += size instanceof Number n ? n.longValue() : 0;
        positions.add(at);
      }
      // What follows an open size is counted from the end.
      at = 0;
      for (var size : sizes.subList(Math.min(before + 1, sizes.size()), sizes.size()).reversed()) {
        at -= size instanceof Number n ? n.longValue() : 0;
        positions.add(before, at);
      }
      indices = positions;
    }
    var axis = use.named().get("axis");
    return Operator.make(
        layer,
        "numpy.Split",
        new ArrayList<>(List.of(first(layer, use))),
        Trees.object("indices_or_sections", indices, "axis", axis == null ? 0L : axis));
  }

  /** TensorFlow's epsilon is a square. */
  private static Map<String, @Nullable Object> unit(LegacyObject layer, Nodes.Use use) {
    var axis = use.named().get("axis");
    if (axis == null) {
      return Operator.of(List.of("tensorflow.L2Normalize", "x")).apply(layer, use);
    }
    double epsilon = use.named().get("epsilon") instanceof Number n ? n.doubleValue() : 1e-12;
    return Operator.make(
        layer,
        "nn.Normalize",
        new ArrayList<>(List.of(first(layer, use))),
        Trees.object("axis", axis, "order", 2L, "epsilon", Math.sqrt(epsilon)));
  }

  /** The length of vectors is Keras' default, too; other norms are TensorFlow's. */
  private static Map<String, @Nullable Object> norm(LegacyObject layer, Nodes.Use use) {
    var order = use.named().get("ord");
    boolean plain = order == null || order.equals("euclidean");
    var operator =
        plain
            ? Operator.of(List.of("linalg.Norm", "tensor", "axis keepdims/keep_dims"))
            : Operator.of(List.of("tensorflow.Norm", "tensor", "keepdims/keep_dims"));
    return operator.apply(layer, use);
  }

  /** The method was a number at first. */
  private static Map<String, @Nullable Object> resizeImages(LegacyObject layer, Nodes.Use use) {
    var method = String.valueOf(use.named().remove("method"));
    boolean nearest = method.equals("1") || method.equals("nearest");
    if (!nearest && !List.of("null", "0", "bilinear").contains(method)) {
      throw layer.refusal(
          "the method %s of tf.compat.v1.image.resize is not known".formatted(method));
    }
    use.named().remove("preserve_aspect_ratio");
    var target = nearest ? "tensorflow.ResizeNearestNeighbor" : "tensorflow.ResizeBilinear";
    return Operator.of(List.of(target, "images")).apply(layer, use);
  }
}
