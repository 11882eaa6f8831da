package dev.addax.keras.models;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.InputLayer;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.LayerNode;
import dev.addax.keras.layers.ShapeCodec;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functional models as Keras' JSON: layers, how they are connected, inputs and outputs. */
final class FunctionalConfig {
  private FunctionalConfig() {}

  // ---- writing

  static Map<String, @Nullable Object> write(Model model, FunctionalGraph graph) {
    var indices = new LinkedHashMap<FunctionalGraph.Step, Integer>();
    var layers = new ArrayList<@Nullable Object>();
    for (var layer : graph.layers()) {
      int kept = 0;
      for (var step : uses(graph, layer)) {
        indices.put(step, kept++);
      }
    }
    for (var layer : graph.layers()) {
      layers.add(layer(graph, layer, indices));
    }
    var config = new LinkedHashMap<String, @Nullable Object>();
    config.put("name", model.name());
    config.put("trainable", model.isTrainable());
    config.put("layers", layers);
    config.put("input_layers", ends(graph, model.inputEnds(), graph.inputs(), indices));
    config.put("output_layers", ends(graph, model.outputEnds(), graph.outputs(), indices));
    return config;
  }

  private static List<FunctionalGraph.Step> uses(FunctionalGraph graph, Layer layer) {
    return graph.steps().stream()
        .filter(step -> step.layer() == layer)
        .sorted(java.util.Comparator.comparingInt(step -> order(step)))
        .toList();
  }

  private static int order(FunctionalGraph.Step step) {
    var source = LayerNode.Source.of(step.outputs().getFirst());
    return source == null ? 0 : source.node().index();
  }

  private static Map<String, @Nullable Object> layer(
      FunctionalGraph graph, Layer layer, Map<FunctionalGraph.Step, Integer> indices) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    if (!(Serialization.serialize(layer) instanceof Map<?, ?> saved)) {
      throw new IllegalStateException("A layer is saved as an object");
    }
    saved.forEach((key, value) -> json.put(String.valueOf(key), value));
    json.put("name", layer.name());
    var nodes = new ArrayList<@Nullable Object>();
    for (var step : uses(graph, layer)) {
      if (!step.isInput()) {
        nodes.add(NodeArguments.write(step, tensor -> history(graph, tensor, indices)));
      }
    }
    json.put("inbound_nodes", nodes);
    return json;
  }

  private static List<Object> history(
      FunctionalGraph graph, Tensor tensor, Map<FunctionalGraph.Step, Integer> indices) {
    var step = graph.stepOf(tensor);
    return List.of(step.layer().name(), indices.getOrDefault(step, 0), position(step, tensor));
  }

  private static int position(FunctionalGraph.Step step, Tensor tensor) {
    return step.outputs().stream().map(Tensor::unmasked).toList().indexOf(tensor.unmasked());
  }

  private static Object ends(
      FunctionalGraph graph,
      Ends nest,
      List<Tensor> tensors,
      Map<FunctionalGraph.Step, Integer> indices) {
    return nest.write(index -> end(graph, tensors.get(index), indices));
  }

  private static List<Object> end(
      FunctionalGraph graph, Tensor tensor, Map<FunctionalGraph.Step, Integer> indices) {
    var history = history(graph, tensor, indices);
    // Keras counts a nested model's own construction as its first node here, and only here.
    int shift = graph.stepOf(tensor).layer() instanceof Model m && !m.inputs().isEmpty() ? 1 : 0;
    return List.of(history.get(0), (Integer) history.get(1) + shift, history.get(2));
  }

  // ---- reading

  static void read(Model model, Map<String, @Nullable Object> config) {
    var options = new LinkedHashMap<>(config);
    var layers = maps(options.remove("layers"), "layers");
    var inputs = options.remove("input_layers");
    var outputs = options.remove("output_layers");
    model.readOptions(options);
    var revival = new Revival(layers);
    revival.run();
    var first = new ArrayList<List<?>>();
    var last = new ArrayList<List<?>>();
    model.nest(Ends.read(inputs, first), Ends.read(outputs, last));
    model.connect(revival.tensors(first), revival.tensors(last));
  }

  private static List<Map<String, @Nullable Object>> maps(@Nullable Object json, String what) {
    if (!(json instanceof List<?> list)) {
      throw new ConfigException("a functional model needs a list of " + what);
    }
    var maps = new ArrayList<Map<String, @Nullable Object>>();
    for (var item : list) {
      maps.add(map(item));
    }
    return maps;
  }

  static Map<String, @Nullable Object> map(@Nullable Object json) {
    if (!(json instanceof Map<?, ?> given)) {
      throw new ConfigException("expected an object, received " + json);
    }
    var map = new LinkedHashMap<String, @Nullable Object>();
    given.forEach((key, value) -> map.put(String.valueOf(key), value));
    return map;
  }

  /** Makes the layers, then their calls as soon as the tensors that they need exist. */
  private static final class Revival {
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Map<String, List<@Nullable Object>> waiting = new LinkedHashMap<>();

    /** How many nodes a layer had before this model was read: those of a model's own layers. */
    private final Map<String, Integer> earlier = new LinkedHashMap<>();

    Revival(List<Map<String, @Nullable Object>> configs) {
      for (var config : configs) {
        var name = Codec.STRING.read(config.get("name"));
        var layer =
            OperationLayer.describes(config)
                ? OperationLayer.read(config)
                : Serialization.deserialize(Layer.class, config);
        layers.put(name, layer);
        earlier.put(name, layer instanceof InputLayer ? 0 : layer.nodes().size());
        var nodes = config.get("inbound_nodes") instanceof List<?> list ? list : List.of();
        if (layer instanceof InputLayer input) {
          input.output();
        } else if (!nodes.isEmpty()) {
          waiting.put(name, new ArrayList<>(nodes));
        }
      }
    }

    void run() {
      while (!waiting.isEmpty()) {
        boolean progress = false;
        for (var name : List.copyOf(waiting.keySet())) {
          progress |= advance(name);
        }
        if (!progress) {
          throw new ConfigException(
              "the functional model has loops or disconnected nodes; these layers cannot be"
                  + " reached: "
                  + waiting.keySet());
        }
      }
    }

    private boolean advance(String name) {
      var nodes = waiting.get(name);
      boolean progress = false;
      while (nodes != null && !nodes.isEmpty() && apply(name, nodes.getFirst())) {
        nodes.removeFirst();
        progress = true;
      }
      if (nodes != null && nodes.isEmpty()) {
        waiting.remove(name);
      }
      return progress;
    }

    private boolean apply(String name, @Nullable Object node) {
      var layer = layers.get(name);
      var arguments = layer == null ? null : NodeArguments.read(layer, node, this::tensor);
      if (layer == null || arguments == null) {
        return false;
      }
      try {
        layer.applyAll(arguments.inputs(), arguments.call());
      } catch (ConfigException e) {
        throw e.in(name);
      }
      return true;
    }

    /** {@return the tensor that a history names, null while it does not exist yet} */
    private @Nullable Tensor tensor(String layerName, int node, int index) {
      var layer = layers.get(layerName);
      if (layer == null) {
        throw new ConfigException(
            "a node refers to layer '%s', which is not there; layers: %s"
                .formatted(layerName, layers.keySet()));
      }
      int at = node + earlier.getOrDefault(layerName, 0);
      if (at < 0 || at >= layer.nodes().size()) {
        return null;
      }
      var outputs = layer.nodes().get(at).outputs();
      if (index < 0 || index >= outputs.size()) {
        throw new ConfigException("layer '%s' has no output %d".formatted(layerName, index));
      }
      return outputs.get(index);
    }

    List<Tensor> tensors(List<List<?>> entries) {
      return entries.stream().map(this::end).toList();
    }

    private Tensor end(List<?> entry) {
      var name = Codec.STRING.read(entry.get(0));
      int node = Codec.INT.read(entry.get(1));
      boolean shifted = layers.get(name) instanceof Model m && !m.inputs().isEmpty() && node > 0;
      var tensor = tensor(name, shifted ? node - 1 : node, Codec.INT.read(entry.get(2)));
      if (tensor == null) {
        throw new ConfigException(
            "the model ends at node %d of layer '%s', which does not exist".formatted(node, name));
      }
      return tensor;
    }
  }

  /** {@return the JSON form of a symbolic tensor with its history} */
  static Map<String, @Nullable Object> tensor(Tensor tensor, List<Object> history) {
    var config = new LinkedHashMap<String, @Nullable Object>();
    config.put("shape", ShapeCodec.SHAPE.write(tensor.shape()));
    config.put("dtype", tensor.dtype().kerasName());
    config.put("keras_history", history);
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("class_name", "__keras_tensor__");
    json.put("config", config);
    return json;
  }
}
