package dev.addax.keras.saving.legacy;

import dev.addax.keras.config.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Sequential of Keras 0 or 1 that begins by merging others: a model of several inputs, which is a
 * functional one today.
 */
final class Branches {
  private final List<@Nullable Object> layers = new ArrayList<>();
  private final List<@Nullable Object> inputs = new ArrayList<>();

  private Branches() {}

  /** {@return whether a first layer merges models of its own} */
  static boolean begin(Map<?, ?> first) {
    return "Merge".equals(first.get("class_name"))
        && !Trees.list(Trees.map(first.get("config")).get("layers")).isEmpty();
  }

  static LegacyObject functional(LegacyObject sequential, List<Map<?, ?>> layers) {
    var branches = new Branches();
    var end = branches.chain(layers);
    sequential.put("layers", branches.layers);
    sequential.put("input_layers", branches.inputs);
    sequential.put("output_layers", List.of(List.of(end, 0L, 0L)));
    return sequential;
  }

  /** Adds layers that follow one another; {@return the name of the last} */
  private String chain(List<Map<?, ?>> chain) {
    var before = new ArrayList<String>();
    var rest = chain;
    if (begin(chain.getFirst())) {
      for (var branch : Trees.list(Trees.map(chain.getFirst().get("config")).get("layers"))) {
        before.add(branch(Trees.map(branch)));
      }
    } else {
      var input = Inputs.implied(chain.getFirst());
      if ("InputLayer".equals(chain.getFirst().get("class_name"))) {
        input = Trees.copy(chain.getFirst());
        rest = chain.subList(1, chain.size());
      }
      before.add(input(input, chain.getFirst()));
    }
    for (var layer : rest) {
      var name = add(Trees.copy(layer), before);
      before.clear();
      before.add(name);
    }
    return before.getFirst();
  }

  private String branch(Map<?, ?> model) {
    var config = model.get("config");
    var inner = config instanceof Map<?, ?> map ? map.get("layers") : config;
    boolean sequential = "Sequential".equals(model.get("class_name"));
    var chain = new ArrayList<Map<?, ?>>();
    if (sequential) {
      Trees.list(inner).forEach(layer -> chain.add(Trees.map(layer)));
    }
    if (chain.isEmpty()) {
      throw new ConfigException(
          "Merge of a %s: only branches that are Sequential can be put into one graph"
              .formatted(model.get("class_name")));
    }
    return chain(chain);
  }

  private String input(@Nullable Map<String, @Nullable Object> input, Map<?, ?> first) {
    if (input == null) {
      throw new ConfigException(
          "a branch of Merge begins with %s, which does not say the shape of its input"
              .formatted(first.get("class_name")));
    }
    var name = add(input, List.of());
    inputs.add(List.of(name, 0L, 0L));
    return name;
  }

  private String add(Map<String, @Nullable Object> layer, List<String> before) {
    var config = Trees.copy(Trees.map(layer.get("config")));
    var name = config.get("name") instanceof String s ? s : "layer_" + (layers.size() + 1);
    config.put("name", name);
    // The branches stand in the graph now.
    config.remove("layers");
    layer.put("config", config);
    layer.put("name", name);
    layer.put(
        "inbound_nodes",
        before.isEmpty()
            ? List.of()
            : List.of(before.stream().map(from -> List.of(from, 0L, 0L)).toList()));
    layers.add(layer);
    return name;
  }
}
