package dev.addax.keras.saving.legacy;

import dev.addax.keras.config.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The uses of layers in a graph: {@code [[layer, node, tensor, kwargs], …]} before Keras 3, {@code
 * {args, kwargs}} today.
 */
final class Nodes {
  private static final String ADDED = "added_arguments";
  private static final Set<String> RECURRENT =
      Set.of("LSTM", "GRU", "SimpleRNN", "RNN", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D");

  private final Map<String, LegacyObject> layers;
  private final Map<String, Integer> firstNodes;

  Nodes(Map<String, LegacyObject> layers) {
    this.layers = layers;
    this.firstNodes = new FirstNodes(layers).find();
  }

  /** Makes a call argument of what was an option of the layer. */
  static void argument(LegacyObject layer, String name, Object value) {
    var added = Trees.copy(Trees.map(layer.beside().get(ADDED)));
    added.put(name, value);
    layer.beside().put(ADDED, added);
  }

  /** What one use is given: a tensor or a tree of them, and named arguments. */
  record Use(@Nullable Object first, Map<String, @Nullable Object> named) {}

  void translate() {
    for (var layer : layers.values()) {
      var nodes = new ArrayList<@Nullable Object>();
      for (var node : layer.nodes()) {
        nodes.add(node instanceof Map<?, ?> present ? present : translated(layer, use(node)));
      }
      layer.beside().remove(ADDED);
      layer.beside().put("inbound_nodes", nodes);
    }
  }

  private Map<String, @Nullable Object> translated(LegacyObject layer, Use use) {
    use.named().putAll(Trees.copy(Trees.map(layer.beside().get(ADDED))));
    var operator = Operators.of(layer);
    if (operator != null) {
      return operator.apply(layer, use);
    }
    var positional = new ArrayList<@Nullable Object>();
    positional.add(use.first());
    // Arguments that are tensors to compute with, rather than masks and switches.
    for (var name : List.of("value", "key")) {
      if (isTensor(use.named().get(name))) {
        positional.add(use.named().remove(name));
      }
    }
    if (use.first() instanceof List<?> several && several.size() > 1 && isRecurrent(layer)) {
      positional.set(0, several.getFirst());
      use.named().put("initial_state", several.subList(1, several.size()));
    }
    return Trees.object("args", positional, "kwargs", use.named());
  }

  private static boolean isRecurrent(LegacyObject layer) {
    return RECURRENT.contains(layer.className()) || layer.className().equals("Bidirectional");
  }

  private Use use(@Nullable Object node) {
    var kwargs = Trees.object();
    var first = tree(node, kwargs);
    boolean single =
        first instanceof List<?> one
            && one.size() == 1
            && !(Trees.list(node).getFirst() instanceof String);
    return new Use(single ? ((List<?>) first).getFirst() : first, kwargs);
  }

  /** {@return the tree of tensors; the named arguments, given again at each, are collected} */
  private @Nullable Object tree(@Nullable Object node, Map<String, @Nullable Object> kwargs) {
    return switch (node) {
      case List<?> entry when isReference(entry) -> {
        if (entry.size() > 3 && entry.get(3) instanceof Map<?, ?> given) {
          given.forEach((name, value) -> kwargs.put(String.valueOf(name), argument(value)));
        }
        yield "_CONSTANT_VALUE".equals(entry.get(0)) ? entry.get(2) : tensor(entry);
      }
      case List<?> list -> Trees.mapped(list, item -> tree(item, kwargs));
      case Map<?, ?> map -> {
        var result = Trees.object();
        map.forEach((key, item) -> result.put(String.valueOf(key), tree(item, kwargs)));
        yield result;
      }
      case null, default ->
          throw new ConfigException("expected [layer, node, tensor], received " + node);
    };
  }

  private static boolean isReference(List<?> entry) {
    return entry.size() >= 3 && entry.get(0) instanceof String && entry.get(1) instanceof Number;
  }

  private @Nullable Object argument(@Nullable Object value) {
    return switch (value) {
      case List<?> entry
          when isReference(entry)
              && entry.get(2) instanceof Number
              && layers.containsKey(entry.get(0)) ->
          tensor(entry);
      case List<?> entry when isReference(entry) && "_CONSTANT_VALUE".equals(entry.get(0)) ->
          entry.get(2);
      case List<?> list -> Trees.mapped(list, this::argument);
      case Map<?, ?> map -> {
        var result = Trees.object();
        map.forEach((key, item) -> result.put(String.valueOf(key), argument(item)));
        yield result;
      }
      case null, default -> value;
    };
  }

  private Map<String, @Nullable Object> tensor(List<?> entry) {
    long node = ((Number) java.util.Objects.requireNonNull(entry.get(1))).longValue();
    var name = String.valueOf(entry.get(0));
    var history = List.of(name, node - firstNodes.getOrDefault(name, 0), entry.get(2));
    return Trees.object(
        "class_name",
        "__keras_tensor__",
        "config",
        Trees.object("shape", null, "dtype", "float32", "keras_history", history));
  }

  static boolean isTensor(@Nullable Object tree) {
    return tree instanceof Map<?, ?> map && "__keras_tensor__".equals(map.get("class_name"));
  }
}
