package dev.addax.compiler;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Node;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Slice;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Topology;
import dev.addax.tensor.Transpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of steps. Results that need the fewest steps come first, so that what leads to each is
 * used up early: the update of the last layer's weights before the gradient of the first. A node
 * that overwrites an input waits for the other readers of that input.
 */
final class Order {
  private final Graph graph;
  private final int[] replaces;

  private Order(Graph graph, int[] replaces) {
    this.graph = graph;
    this.replaces = replaces;
  }

  static List<Node> of(Graph graph, int[] replaces) {
    var order = new Order(graph, replaces);
    return Chains.gathered(order.readersFirst(order.shallowFirst()));
  }

  private List<Node> shallowFirst() {
    var depth = new HashMap<Node, Integer>();
    for (var node : graph.nodes()) {
      int deepest = 0;
      for (var input : node.inputs()) {
        deepest = Math.max(deepest, depth.getOrDefault(input.node(), 0));
      }
      depth.put(node, deepest + 1);
    }
    var roots = new ArrayList<>(graph.outputs());
    roots.sort(Comparator.comparingInt(t -> depth.getOrDefault(t.node(), 0)));
    return Topology.order(roots, graph.inputs());
  }

  /** Moves nodes that overwrite an input, and that no other node needs, behind its last reader. */
  private List<Node> readersFirst(List<Node> order) {
    var last = lastReads(order);
    var writers = writers();
    var keys = new HashMap<Node, Double>();
    boolean moved = false;
    for (int i = 0; i < order.size(); i++) {
      var node = order.get(i);
      double key = i;
      for (var input : writers.getOrDefault(node, List.of())) {
        key = Math.max(key, last.getOrDefault(input, 0) + 0.5);
      }
      if (isView(node)) {
        key = Math.max(key, keys.getOrDefault(node.input(0).node(), 0.0));
      }
      keys.put(node, key);
      moved |= key != i;
    }
    if (!moved) {
      return order;
    }
    var sorted = new ArrayList<>(order);
    sorted.sort(Comparator.comparingDouble(node -> keys.getOrDefault(node, 0.0)));
    return sorted;
  }

  private Map<Tensor, Integer> lastReads(List<Node> order) {
    var last = new HashMap<Tensor, Integer>();
    for (int i = 0; i < order.size(); i++) {
      for (var input : order.get(i).inputs()) {
        last.put(viewed(input), i);
      }
    }
    return last;
  }

  private static Tensor viewed(Tensor tensor) {
    var at = tensor;
    while (isView(at.node())) {
      at = at.node().input(0);
    }
    return at;
  }

  /** The inputs that each node overwrites, for nodes that no other node needs. */
  private Map<Node, List<Tensor>> writers() {
    var needed = new HashMap<Tensor, Boolean>();
    for (var node : graph.nodes()) {
      if (!(isView(node))) {
        node.inputs().forEach(input -> needed.put(viewed(input), true));
      }
    }
    var writers = new HashMap<Node, List<Tensor>>();
    for (int i = 0; i < replaces.length; i++) {
      var made = viewed(graph.outputs().get(i)).node();
      if (replaces[i] >= 0 && made.outputs().stream().noneMatch(needed::containsKey)) {
        writers.computeIfAbsent(made, n -> new ArrayList<>()).add(graph.inputs().get(replaces[i]));
      }
    }
    return writers;
  }

  static boolean isView(Node node) {
    return node.op() instanceof Reshape
        || node.op() instanceof Slice
        || node.op() instanceof Transpose;
  }
}
