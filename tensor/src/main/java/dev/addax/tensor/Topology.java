package dev.addax.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** The order in which nodes can be computed. */
public final class Topology {
  private Topology() {}

  /**
   * {@return the nodes that {@code roots} need, each after those it needs itself, stopping at the
   * tensors in {@code leaves}}
   */
  public static List<Node> order(List<Tensor> roots, Collection<Tensor> leaves) {
    var order = new ArrayList<Node>();
    var done = new HashSet<Node>();
    leaves.forEach(leaf -> done.add(leaf.node()));
    var stack = new ArrayDeque<Visit>();
    for (var root : roots) {
      visit(root.node(), stack, done);
      while (!stack.isEmpty()) {
        step(stack, done, order);
      }
    }
    return order;
  }

  private static final class Visit {
    final Node node;
    int next;

    Visit(Node node) {
      this.node = node;
    }
  }

  private static void visit(Node node, ArrayDeque<Visit> stack, HashSet<Node> done) {
    if (done.add(node)) {
      stack.push(new Visit(node));
    }
  }

  private static void step(ArrayDeque<Visit> stack, HashSet<Node> done, List<Node> order) {
    var top = stack.element();
    if (top.next < top.node.inputs().size()) {
      visit(top.node.input(top.next++).node(), stack, done);
    } else {
      order.add(stack.pop().node);
    }
  }
}
