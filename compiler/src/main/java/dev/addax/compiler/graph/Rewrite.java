package dev.addax.compiler.graph;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Node;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds a graph again, node by node, with some of its nodes replaced. */
public final class Rewrite {
  private final Map<Tensor, Tensor> replaced = new HashMap<>();

  /**
   * {@return {@code graph} after {@code rule} has looked at every node}
   *
   * @param rule takes a node whose inputs are replaced already; gives what stands for its results,
   *     or null to keep it
   */
  public static Graph of(Graph graph, Function<Node, @Nullable List<Tensor>> rule) {
    var rewrite = new Rewrite();
    for (var node : graph.nodes()) {
      var again = rewrite.again(node);
      var results = rule.apply(again);
      rewrite.put(node, results == null ? again.outputs() : results);
    }
    return rewrite.graph(graph);
  }

  /** Says what stands for the results of {@code node}. */
  public void put(Node node, List<Tensor> results) {
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) != node.output(i)) {
        replaced.put(node.output(i), results.get(i));
      }
    }
  }

  public void put(Tensor before, Tensor now) {
    replaced.put(before, now);
  }

  /** {@return what stands for {@code tensor}} */
  public Tensor of(Tensor tensor) {
    return replaced.getOrDefault(tensor, tensor);
  }

  /** {@return what stands for each of {@code tensors}} */
  public List<Tensor> all(List<Tensor> tensors) {
    boolean same = true;
    for (int i = 0; i < tensors.size() && same; i++) {
      same = !replaced.containsKey(tensors.get(i));
    }
    if (same) {
      return tensors;
    }
    var all = new ArrayList<Tensor>(tensors.size());
    tensors.forEach(t -> all.add(of(t)));
    return all;
  }

  /** {@return {@code node} over the replaced inputs; itself if none is} */
  public Node again(Node node) {
    var inputs = all(node.inputs());
    return inputs == node.inputs() ? node : new Node(node.op(), inputs);
  }

  /** {@return {@code graph} with its results replaced; itself if none is} */
  public Graph graph(Graph graph) {
    var outputs = all(graph.outputs());
    return outputs == graph.outputs() ? graph : new Graph(graph.inputs(), outputs);
  }
}
