package dev.addax.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reverse-mode differentiation: the graph of gradients of a graph. */
public final class Backward {
  private final Map<Tensor, Tensor> arrived = new HashMap<>();
  private final Set<Node> onPath = new HashSet<>();

  private Backward() {}

  /**
   * {@return for each of {@code targets} the gradient of Σ upstream·root, null where no root
   * depends on it}
   *
   * @param upstream one per root, of the root's type
   */
  public static List<@Nullable Tensor> gradients(
      List<Tensor> roots, List<Tensor> upstream, List<Tensor> targets) {
    var order = Topology.order(roots, List.of());
    var backward = new Backward();
    backward.mark(order, targets);
    for (int i = 0; i < roots.size(); i++) {
      backward.arrive(roots.get(i), upstream.get(i));
    }
    for (var node : order.reversed()) {
      backward.propagate(node, targets);
    }
    return targets.stream().map(t -> (@Nullable Tensor) backward.arrived.get(t)).toList();
  }

  private void mark(List<Node> order, List<Tensor> targets) {
    targets.forEach(t -> onPath.add(t.node()));
    for (var node : order) {
      if (node.inputs().stream().anyMatch(t -> onPath.contains(t.node()))) {
        onPath.add(node);
      }
    }
  }

  private void propagate(Node node, List<Tensor> targets) {
    var gradients = new ArrayList<@Nullable Tensor>();
    node.outputs().forEach(output -> gradients.add(arrived.get(output)));
    boolean needed = node.inputs().stream().anyMatch(t -> onPath.contains(t.node()));
    if (!needed || gradients.stream().allMatch(g -> g == null)) {
      return;
    }
    var flowing = node.op().gradient(node, gradients);
    for (int i = 0; i < flowing.size(); i++) {
      var gradient = flowing.get(i);
      if (gradient != null
          && onPath.contains(node.input(i).node())
          && node.input(i).dtype().isFloating()) {
        arrive(node.input(i), gradient);
      }
    }
  }

  private void arrive(Tensor tensor, Tensor gradient) {
    arrived.merge(tensor, gradient, Tensor::add);
  }

  /** {@return ones like each root: the upstream of a plain derivative} */
  public static List<Tensor> ones(Tensor... roots) {
    return Arrays.stream(roots).map(r -> Constant.like(r, 1)).toList();
  }
}
