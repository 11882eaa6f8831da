package dev.addax.compiler.graph;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Node;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who uses the tensors of a graph. */
public final class Uses {
  private final Map<Tensor, List<Node>> readers = new HashMap<>();
  private final Set<Tensor> results;

  public Uses(Graph graph) {
    for (var node : graph.nodes()) {
      for (var input : node.inputs()) {
        var list = readers.computeIfAbsent(input, t -> new ArrayList<>(2));
        if (list.isEmpty() || list.getLast() != node) {
          list.add(node);
        }
      }
    }
    results = new HashSet<>(graph.outputs());
  }

  /** {@return the nodes that take {@code tensor}, each once, in order} */
  public List<Node> of(Tensor tensor) {
    return readers.getOrDefault(tensor, List.of());
  }

  /** {@return whether {@code tensor} is a result of the graph} */
  public boolean isResult(Tensor tensor) {
    return results.contains(tensor);
  }

  /** {@return whether exactly one node takes {@code tensor} and the graph does not return it} */
  public boolean isOnly(Tensor tensor) {
    return of(tensor).size() == 1 && !isResult(tensor);
  }
}
