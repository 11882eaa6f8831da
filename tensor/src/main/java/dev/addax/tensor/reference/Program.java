package dev.addax.tensor.reference;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Node;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A graph as a list of steps over numbered slots. A slot is emptied after its last use. */
final class Program {
  private final int inputs;
  private final int slots;
  private final List<Step> steps = new ArrayList<>();
  private final int[] outputs;

  private record Step(Kernel kernel, int[] from, int[] to, int[] last) {}

  Program(Graph graph) {
    var numbers = new HashMap<Tensor, Integer>();
    graph.inputs().forEach(input -> number(numbers, input));
    inputs = graph.inputs().size();
    var given = new ArrayList<Node>();
    graph.nodes().forEach(given::add);
    for (var node : given) {
      node.outputs().forEach(output -> number(numbers, output));
    }
    outputs = slots(numbers, graph.outputs());
    slots = numbers.size();
    var lastUse = lastUses(given, numbers);
    for (int i = 0; i < given.size(); i++) {
      var node = given.get(i);
      steps.add(
          new Step(
              Kernels.of(node),
              slots(numbers, node.inputs()),
              slots(numbers, node.outputs()),
              lastUse.getOrDefault(i, List.of()).stream().mapToInt(Integer::intValue).toArray()));
    }
  }

  private static void number(Map<Tensor, Integer> numbers, Tensor tensor) {
    numbers.putIfAbsent(tensor, numbers.size());
  }

  private static int[] slots(Map<Tensor, Integer> numbers, List<Tensor> tensors) {
    return tensors.stream().mapToInt(numbers::get).toArray();
  }

  /** Which slots each step is the last to use. */
  private Map<Integer, List<Integer>> lastUses(List<Node> nodes, Map<Tensor, Integer> numbers) {
    var last = new HashMap<Integer, Integer>();
    for (int i = 0; i < nodes.size(); i++) {
      for (var tensor : nodes.get(i).outputs()) {
        last.put(numbers.get(tensor), i);
      }
      for (var tensor : nodes.get(i).inputs()) {
        last.put(numbers.get(tensor), i);
      }
    }
    for (int output : outputs) {
      last.remove(output);
    }
    var byStep = new HashMap<Integer, List<Integer>>();
    last.forEach((slot, step) -> byStep.computeIfAbsent(step, s -> new ArrayList<>()).add(slot));
    return byStep;
  }

  Elements[] run(Elements[] given) {
    var held = new @Nullable Elements[slots];
    System.arraycopy(given, 0, held, 0, inputs);
    for (var step : steps) {
      var made = step.kernel.run(take(held, step.from));
      for (int i = 0; i < made.length; i++) {
        held[step.to[i]] = made[i];
      }
      for (int slot : step.last) {
        held[slot] = null;
      }
    }
    return take(held, outputs);
  }

  private static Elements[] take(@Nullable Elements[] held, int[] slots) {
    var taken = new Elements[slots.length];
    for (int i = 0; i < slots.length; i++) {
      taken[i] = java.util.Objects.requireNonNull(held[slots[i]]);
    }
    return taken;
  }
}
