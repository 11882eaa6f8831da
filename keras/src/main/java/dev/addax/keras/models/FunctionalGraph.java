package dev.addax.keras.models;

import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.InputLayer;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.LayerNode;
import dev.addax.keras.layers.TensorFunction;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The uses of layers between the inputs and the outputs of a model, in the order in which Keras
 * keeps them: by distance from the outputs. Keras: {@code keras.ops.function.map_graph}.
 */
final class FunctionalGraph {
  /**
   * One use of a layer, or of plain tensor operations wrapped as a layer; equal only to itself,
   * since there is one for each use, and they are looked up often.
   */
  record Step(Layer layer, List<Tensor> inputs, Call call, List<Tensor> outputs) {
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    boolean isInput() {
      return layer instanceof InputLayer;
    }
  }

  private final String model;
  private final List<Tensor> inputs;
  private final List<Tensor> outputs;
  private final Map<Tensor, Step> made = new HashMap<>();
  private final Map<LayerNode, Step> nodes = new HashMap<>();
  private final List<Step> finished = new ArrayList<>();
  private final Set<Step> seen = new HashSet<>();
  private final Map<Layer, Integer> firstSeen = new HashMap<>();
  private final Map<Layer, Integer> layerDepths = new LinkedHashMap<>();
  private final Map<Step, Integer> depths = new LinkedHashMap<>();
  private final List<Step> steps;
  private final List<Layer> layers;

  FunctionalGraph(String model, List<Tensor> inputs, List<Tensor> outputs) {
    this.model = model;
    this.inputs = inputs.stream().map(Tensor::unmasked).toList();
    this.outputs = List.copyOf(outputs);
    requireSymbolic();
    outputs.forEach(output -> visit(output.unmasked()));
    findDepths();
    steps = byDepth(depths, Comparator.comparingInt(finished::indexOf));
    layers = byDepth(layerDepths, Comparator.comparingInt(l -> firstSeen.getOrDefault(l, -1)));
    requireConnected();
    requireUniqueNames();
  }

  List<Tensor> inputs() {
    return inputs;
  }

  List<Tensor> outputs() {
    return outputs;
  }

  /** {@return all uses of layers, each after those it needs} */
  List<Step> steps() {
    return steps;
  }

  /** {@return all layers, inputs included} */
  List<Layer> layers() {
    return layers;
  }

  /** {@return the use that made a symbolic tensor} */
  Step stepOf(Tensor tensor) {
    return step(tensor.unmasked());
  }

  private void requireSymbolic() {
    for (var tensor : inputs) {
      if (LayerNode.Source.of(tensor) == null) {
        throw new IllegalArgumentException(
            "%s: an input must be made by Input.of(…), received %s"
                .formatted(model, tensor.type()));
      }
    }
    for (var tensor : outputs) {
      if (!tensor.isSymbolic()) {
        throw new IllegalArgumentException(
            "%s: an output must depend on the inputs, received the value %s; apply layers to Input.of(…)"
                .formatted(model, tensor.type()));
      }
    }
  }

  // ---- walking back from the outputs

  private Step step(Tensor tensor) {
    var known = made.get(tensor);
    if (known != null) {
      return known;
    }
    var source = LayerNode.Source.of(tensor);
    var step = source == null ? operation(tensor) : ofNode(source.node());
    step.outputs.forEach(output -> made.put(output.unmasked(), step));
    return step;
  }

  private Step ofNode(LayerNode node) {
    return nodes.computeIfAbsent(node, n -> new Step(n.layer(), n.inputs(), n.call(), n.outputs()));
  }

  /** Tensor operations between layers become one layer, up to the next layers' results. */
  private static Step operation(Tensor tensor) {
    var function = TensorFunction.behind(tensor);
    return new Step(function, function.sources(), Call.DEFAULT, List.of(tensor));
  }

  private void visit(Tensor tensor) {
    var step = step(tensor);
    if (!seen.add(step) || (!step.isInput() && inputs.contains(tensor))) {
      return;
    }
    firstSeen.putIfAbsent(step.layer, firstSeen.size());
    dependencies(step).forEach(this::visit);
    finished.add(step);
  }

  private static List<Tensor> dependencies(Step step) {
    var all = new ArrayList<Tensor>();
    step.inputs.stream().filter(Tensor::isSymbolic).map(Tensor::unmasked).forEach(all::add);
    for (var argument : step.call.arguments().values()) {
      switch (argument) {
        case Tensor t when t.isSymbolic() -> all.add(t.unmasked());
        case List<?> list ->
            list.stream()
                .filter(t -> t instanceof Tensor x && x.isSymbolic())
                .forEach(t -> all.add(((Tensor) t).unmasked()));
        case null, default -> {}
      }
    }
    step.call.masks().stream()
        .filter(mask -> mask != null && mask.isSymbolic() && isMadeApart(mask))
        .forEach(mask -> all.add(mask.unmasked()));
    return all;
  }

  /** Whether a mask is a result of its own, rather than what a layer attached to one. */
  private static boolean isMadeApart(Tensor mask) {
    var source = LayerNode.Source.of(mask);
    return source == null
        || source.node().outputs().get(source.index()).unmasked().equals(mask.unmasked());
  }

  private void findDepths() {
    for (var step : finished.reversed()) {
      int depth = Math.max(depths.getOrDefault(step, 0), layerDepths.getOrDefault(step.layer, 0));
      layerDepths.put(step.layer, depth);
      depths.put(step, depth);
      for (var dependency : dependencies(step)) {
        var before = step(dependency);
        if (finished.contains(before)) {
          depths.merge(before, depth + 1, Math::max);
        }
      }
    }
    for (var input : inputs) {
      var step = step(input);
      if (step.isInput() && !layerDepths.containsKey(step.layer)) {
        layerDepths.put(step.layer, 0);
        depths.put(step, 0);
      }
    }
  }

  private static <T> List<T> byDepth(Map<T, Integer> depths, Comparator<T> within) {
    return depths.keySet().stream()
        .sorted(Comparator.comparingInt((T t) -> -depths.get(t)).thenComparing(within))
        .toList();
  }

  // ---- checks

  private void requireConnected() {
    var computable = new HashSet<>(inputs);
    var fine = new ArrayList<String>();
    for (var step : steps) {
      for (var dependency : dependencies(step)) {
        if (!computable.contains(dependency)) {
          throw new IllegalArgumentException(
              "%s is disconnected: layer '%s' needs %s from layer '%s', which does not depend on the model's inputs %s; layers reached: %s"
                  .formatted(
                      model,
                      step.layer.name(),
                      dependency.type(),
                      step(dependency).layer.name(),
                      inputs.stream().map(t -> step(t).layer.name()).toList(),
                      fine));
        }
      }
      if (!step.isInput() || inputs.contains(step.outputs.getFirst())) {
        step.outputs.forEach(output -> computable.add(output.unmasked()));
      }
      fine.add(step.layer.name());
    }
  }

  private void requireUniqueNames() {
    var counts = layers.stream().collect(Collectors.groupingBy(Layer::name, Collectors.counting()));
    counts.forEach(
        (name, count) -> {
          if (count > 1) {
            throw new IllegalArgumentException(
                "%s: the name '%s' is used by %d layers; names must be unique, give one of them another with name(…)"
                    .formatted(model, name, count));
          }
        });
  }

  // ---- running

  /**
   * {@return the outputs for real (or other symbolic) inputs} Whether it is training is for the
   * model's call to decide, as in Keras; what a layer was called with counts where that is open.
   */
  List<Tensor> run(List<Tensor> given, Call call) {
    var values = new HashMap<Tensor, Tensor>();
    for (int i = 0; i < inputs.size(); i++) {
      values.put(inputs.get(i), given.get(i));
    }
    for (var step : steps) {
      if (values.containsKey(step.outputs.getFirst().unmasked())) {
        continue;
      }
      var arguments = step.inputs.stream().map(t -> value(values, t)).toList();
      var own = replaced(values, step.call);
      var how = call.givenTraining() == null ? own : own.training(call.givenTraining());
      var results = step.layer.applyAll(arguments, how);
      for (int i = 0; i < results.size(); i++) {
        values.put(step.outputs.get(i).unmasked(), results.get(i));
      }
    }
    return outputs.stream().map(t -> value(values, t)).toList();
  }

  private static Tensor value(Map<Tensor, Tensor> values, Tensor tensor) {
    return tensor.isSymbolic() ? values.get(tensor.unmasked()) : tensor;
  }

  private static Call replaced(Map<Tensor, Tensor> values, Call call) {
    var result = call;
    for (var argument : call.arguments().entrySet()) {
      if (argument.getValue() instanceof Tensor tensor) {
        result = result.with(argument.getKey(), value(values, tensor));
      } else if (argument.getValue() instanceof List<?> list) {
        var each = list.stream().map(t -> t instanceof Tensor x ? value(values, x) : t).toList();
        result = result.with(argument.getKey(), each);
      }
    }
    var masks = new ArrayList<@Nullable Tensor>();
    // A mask that a layer attached comes again with its tensor; only one made apart is replaced.
    call.masks().forEach(mask -> masks.add(mask == null ? null : values.get(mask.unmasked())));
    return result.masks(masks);
  }
}
