package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds a graph again over other leaves. Where leaves have known dimensions in place of unknown
 * ones, the dimensions become known throughout: an unknown dimension has an identity, and what it
 * turned out to be is remembered when the first tensor shows it.
 */
public final class Replay {
  private final Map<Tensor, Tensor> replaced = new HashMap<>();
  private final Map<Integer, Integer> known = new HashMap<>();
  private final Set<Integer> missing = new HashSet<>();

  /** Says that {@code now} stands where {@code before} stood. */
  public void put(Tensor before, Tensor now) {
    replaced.put(before, now);
    learn(before.shape(), now.shape());
  }

  /** {@return the tensors over the new leaves} */
  public List<Tensor> all(List<Tensor> tensors) {
    var before = new HashMap<>(replaced);
    var order = Topology.order(tensors, List.copyOf(before.keySet()));
    do {
      replaced.clear();
      replaced.putAll(before);
      missing.clear();
      order.forEach(this::again);
      // A dimension may have shown itself later than the first op that mentions it.
    } while (missing.stream().anyMatch(known::containsKey));
    return tensors.stream().map(t -> replaced.getOrDefault(t, t)).toList();
  }

  public Tensor of(Tensor tensor) {
    return all(List.of(tensor)).getFirst();
  }

  private void again(Node node) {
    var inputs = node.inputs().stream().map(t -> replaced.getOrDefault(t, t)).toList();
    var op = known.isEmpty() ? node.op() : settled(node.op(), inputs);
    if (op == node.op() && inputs.equals(node.inputs())) {
      return;
    }
    var made = new Node(op, inputs);
    for (int i = 0; i < made.outputs().size(); i++) {
      put(node.output(i), made.output(i));
    }
  }

  private Op settled(Op op, List<Tensor> inputs) {
    return op.resolve(this::known).settle(inputs.stream().map(Tensor::type).toList());
  }

  private int known(int dim) {
    var found = known.get(dim);
    if (found == null) {
      missing.add(dim);
      return dim;
    }
    return found;
  }

  private void learn(Shape before, Shape now) {
    for (int i = 0; i < before.rank() && i < now.rank(); i++) {
      if (before.dim(i) < Shape.UNKNOWN && before.dim(i) != now.dim(i)) {
        known.put(before.dim(i), now.dim(i));
      }
    }
  }
}
