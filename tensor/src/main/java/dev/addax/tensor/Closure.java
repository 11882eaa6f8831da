package dev.addax.tensor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A traced body that may use tensors from outside, made closed: these become further parameters.
 *
 * @param body takes the parameters, then the captured tensors
 * @param captured the tensors from outside, in the order of the parameters that stand for them
 */
public record Closure(Graph body, List<Tensor> captured) {
  /**
   * {@return the graph from {@code parameters} to {@code results} with what it uses from outside}
   */
  public static Closure of(List<Tensor> parameters, List<Tensor> results) {
    return of(List.of(new Branch(parameters, results))).getFirst();
  }

  /** A body under construction. */
  public record Branch(List<Tensor> parameters, List<Tensor> results) {}

  /** {@return closures that all capture the same tensors, as the branches of a conditional must} */
  public static List<Closure> of(List<Branch> branches) {
    var outer = new LinkedHashSet<Tensor>();
    branches.forEach(branch -> outer.addAll(captures(branch)));
    var captured = List.copyOf(outer);
    return branches.stream()
        .map(branch -> new Closure(closed(branch, captured), captured))
        .toList();
  }

  private static Graph closed(Branch branch, List<Tensor> captured) {
    var parameters = new ArrayList<>(branch.parameters);
    var replay = new Replay();
    for (var tensor : captured) {
      var parameter = Parameter.of("captured" + parameters.size(), tensor.type());
      parameters.add(parameter);
      replay.put(tensor, parameter);
    }
    return new Graph(parameters, replay.all(branch.results));
  }

  /** The outer tensors that inner nodes, or the results themselves, use. */
  private static Set<Tensor> captures(Branch branch) {
    var order = Topology.order(branch.results, branch.parameters);
    var inner = new HashSet<Node>();
    branch.parameters.forEach(p -> inner.add(p.node()));
    for (var node : order) {
      boolean depends = node.inputs().stream().anyMatch(t -> inner.contains(t.node()));
      if (depends || isCheap(node.op())) {
        inner.add(node);
      }
    }
    var captures = new LinkedHashSet<Tensor>();
    for (var node : order) {
      if (inner.contains(node)) {
        node.inputs().stream().filter(t -> !inner.contains(t.node())).forEach(captures::add);
      }
    }
    branch.results.stream().filter(t -> !inner.contains(t.node())).forEach(captures::add);
    return captures;
  }

  /** Leaves that cost nothing to make again inside. */
  private static boolean isCheap(Op op) {
    return op instanceof Constant || op instanceof Iota;
  }
}
