package dev.addax.keras.models;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one use of a layer, between {@link Call} and JSON: {@code {args, kwargs}} with
 * tensors as histories.
 */
record NodeArguments(List<Tensor> inputs, Call call) {
  /** The inputs of attention, which may be given by name, in their order. */
  private static final List<String> ATTENDED = List.of("query", "value", "key");

  /** Finds the tensor of a history; null while it does not exist. */
  interface Tensors {
    @Nullable Tensor find(String layer, int node, int index);
  }

  // ---- writing

  static Map<String, @Nullable Object> write(
      FunctionalGraph.Step step, Function<Tensor, List<Object>> history) {
    Function<Tensor, Object> write = t -> FunctionalConfig.tensor(t, history.apply(t));
    var json = new LinkedHashMap<String, @Nullable Object>();
    if (step.call().arguments().get(OperationLayer.TEMPLATE) instanceof Template template) {
      json.put("args", template.positional(i -> write.apply(step.inputs().get(i))));
      json.put("kwargs", template.named(i -> write.apply(step.inputs().get(i))));
      return json;
    }
    var given = step.inputs().stream().map(write).toList();
    var kwargs = new LinkedHashMap<String, @Nullable Object>();
    step.call().arguments().forEach((name, value) -> kwargs.put(name, tree(value, write)));
    if (step.call().givenTraining() != null) {
      kwargs.put("training", step.call().givenTraining());
    }
    if (step.call().mask() != null) {
      kwargs.put("mask", tree(step.call().mask(), write));
    }
    json.put("args", step.layer().takesList() ? List.of(given) : given);
    json.put("kwargs", kwargs);
    return json;
  }

  private static @Nullable Object tree(@Nullable Object value, Function<Tensor, Object> write) {
    return switch (value) {
      case Tensor t -> write.apply(t);
      case List<?> list -> list.stream().map(item -> tree(item, write)).toList();
      case null, default -> value;
    };
  }

  // ---- reading

  /** {@return what a node is called with; null while a tensor that it needs does not exist} */
  static @Nullable NodeArguments read(Layer layer, @Nullable Object node, Tensors tensors) {
    var template = template(node);
    var found = new ArrayList<Tensor>();
    for (var history : template.histories()) {
      var tensor =
          tensors.find(
              Codec.STRING.read(history.get(0)),
              Codec.INT.read(history.get(1)),
              Codec.INT.read(history.get(2)));
      if (tensor == null) {
        return null;
      }
      found.add(tensor);
    }
    return layer instanceof OperationLayer
        ? new NodeArguments(found, Call.DEFAULT.with(OperationLayer.TEMPLATE, template))
        : ofLayer(template, found);
  }

  private static Template template(@Nullable Object node) {
    if (!(node instanceof List<?> legacy)) {
      var map = FunctionalConfig.map(node);
      return Template.read(map.get("args"), map.get("kwargs"));
    }
    // Before Keras 3: a list of [layer, node, tensor, kwargs].
    var histories = new ArrayList<List<?>>();
    Object kwargs = Map.of();
    var slots = new ArrayList<@Nullable Object>();
    for (var item : legacy) {
      if (!(item instanceof List<?> history) || history.size() < 3) {
        throw new ConfigException("expected [layer, node, tensor], received " + item);
      }
      slots.add(new Template.Slot(histories.size()));
      histories.add(history.subList(0, 3));
      kwargs = history.size() > 3 ? history.get(3) : kwargs;
    }
    var named =
        kwargs instanceof Map<?, ?> map
            ? FunctionalConfig.map(map)
            : Map.<String, @Nullable Object>of();
    return new Template(slots, named, histories);
  }

  private static NodeArguments ofLayer(Template template, List<Tensor> found) {
    var inputs = new ArrayList<Tensor>();
    template.positional().forEach(item -> collect(item, found, inputs));
    for (var name : ATTENDED) {
      collect(template.named().get(name), found, inputs);
    }
    var call = Call.DEFAULT;
    for (var argument : template.named(found::get).entrySet()) {
      var name = argument.getKey();
      var value = argument.getValue();
      if (ATTENDED.contains(name)) {
        continue;
      }
      if (inputs.isEmpty() && (name.equals("inputs") || name.equals("sequences"))) {
        collect(template.named().get(name), found, inputs);
      } else if (name.equals("training")) {
        call = call.training((Boolean) value);
      } else if (name.equals("mask")) {
        call = value instanceof Tensor mask ? call.mask(mask) : call;
      } else if (value != null) {
        call = call.with(name, value);
      }
    }
    return new NodeArguments(inputs, call);
  }

  private static void collect(@Nullable Object tree, List<Tensor> found, List<Tensor> inputs) {
    switch (tree) {
      case Template.Slot slot -> inputs.add(found.get(slot.index()));
      case List<?> list -> list.forEach(item -> collect(item, found, inputs));
      case Map<?, ?> map -> map.values().forEach(item -> collect(item, found, inputs));
      case null, default -> {}
    }
  }
}
