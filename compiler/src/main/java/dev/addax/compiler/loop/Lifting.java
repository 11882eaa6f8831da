package dev.addax.compiler.loop;

import dev.addax.compiler.graph.Elementwise;
import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Dot;
import dev.addax.tensor.Iota;
import dev.addax.tensor.Node;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Replay;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Topology;
import dev.addax.tensor.Transpose;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes what a loop's body says of one step for all steps at once, outside: tensors get a
 * leading axis of steps.
 */
final class Lifting {
  private final LoopParts parts;
  private final Set<Tensor> fixed = new HashSet<>();
  private final Set<Tensor> varying = new HashSet<>();
  private final Map<Tensor, Tensor> lifted = new HashMap<>();
  private final Replay outside = new Replay();

  Lifting(LoopParts parts) {
    this.parts = parts;
    fixed.addAll(parts.constants);
    for (int i = 0; i < parts.constants.size(); i++) {
      outside.put(parts.constants.get(i), parts.invariants.get(i));
    }
    varying.addAll(parts.slices);
    for (int i = 0; i < parts.slices.size(); i++) {
      lifted.put(parts.slices.get(i), parts.sequences.get(i));
    }
    Topology.order(parts.made(), parts.parameters()).forEach(this::classify);
  }

  private void classify(Node node) {
    boolean known = node.op() instanceof Constant || node.op() instanceof Iota;
    boolean allFixed = known || (!node.inputs().isEmpty() && fixed.containsAll(node.inputs()));
    if (allFixed) {
      fixed.addAll(node.outputs());
      return;
    }
    for (var input : node.inputs()) {
      if (!fixed.contains(input) && !varying.contains(input)) {
        return;
      }
    }
    if (canLift(node)) {
      varying.add(node.output(0));
    }
  }

  private boolean canLift(Node node) {
    return switch (node.op()) {
      case Dot d -> isProduct(d, node);
      case Broadcast b -> true;
      case Reshape r -> true;
      case Transpose t -> true;
      case Reduce r -> true;
      default -> Elementwise.is(node.op());
    };
  }

  /** {@return whether {@code node} multiplies something of a step with something fixed} */
  boolean isProduct(Dot dot, Node node) {
    return dot.leftBatch().isEmpty()
        && !fixed.contains(node.input(0))
        && fixed.contains(node.input(1));
  }

  /** {@return whether {@code tensor} is the same in all steps} */
  boolean isFixed(Tensor tensor) {
    return fixed.contains(tensor);
  }

  /** {@return whether {@code tensor} depends on the step, but not on steps before} */
  boolean isPerStep(Tensor tensor) {
    return varying.contains(tensor);
  }

  /** {@return the value outside of a tensor that is the same in all steps} */
  Tensor outside(Tensor tensor) {
    return outside.of(tensor);
  }

  /** Says where the values of {@code tensor} at all steps are. */
  void put(Tensor tensor, Tensor stacked) {
    lifted.put(tensor, stacked);
  }

  /** {@return the values of {@code tensor} at all steps} */
  Tensor all(Tensor tensor) {
    for (var node : Topology.order(List.of(tensor), lifted.keySet())) {
      if (varying.contains(node.output(0)) && !lifted.containsKey(node.output(0))) {
        lifted.put(node.output(0), lift(node));
      }
    }
    var found = lifted.get(tensor);
    return found != null ? found : spread(tensor);
  }

  /** {@return the results of {@code node} at all steps, those of its inputs being known} */
  Tensor lift(Node node) {
    var first = node.input(0);
    return switch (node.op()) {
      case Dot d ->
          new Dot(List.of(), List.of(), up(d.leftContract()), d.rightContract())
              .on(stacked(first), outside(node.input(1)));
      case Broadcast b -> new Broadcast(up(b.shape())).on(stacked(first));
      case Reshape r -> new Reshape(up(r.shape())).on(stacked(first));
      case Transpose t -> {
        var permutation = new ArrayList<>(up(t.permutation()));
        permutation.addFirst(0);
        yield new Transpose(permutation).on(stacked(first));
      }
      case Reduce r -> new Reduce(r.kind(), up(r.axes())).on(stacked(first));
      default -> node.op().on(node.inputs().stream().map(this::stacked).toArray(Tensor[]::new));
    };
  }

  private Tensor stacked(Tensor tensor) {
    var found = lifted.get(tensor);
    return found != null ? found : spread(tensor);
  }

  private Tensor spread(Tensor tensor) {
    var one = new Reshape(tensor.shape().insert(0, 1)).on(outside(tensor));
    return new Broadcast(up(tensor.shape())).on(one);
  }

  private Shape up(Shape shape) {
    return shape.insert(0, parts.steps);
  }

  private static List<Integer> up(List<Integer> axes) {
    return axes.stream().map(a -> a + 1).toList();
  }
}
