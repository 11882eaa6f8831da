package dev.addax.compiler;

import dev.addax.compiler.graph.Elementwise;
import dev.addax.tensor.Dot;
import dev.addax.tensor.Fusion;
import dev.addax.tensor.Node;
import dev.addax.tensor.Softmax;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chains of batched products and what is done to their results in between, as in attention. They
 * are ordered without other steps in between and keep what the products read until the chain ends,
 * so that a backend may take all of them for one element of the batch before the next element.
 */
final class Chains {
  /** How many steps may lie between two members. */
  private static final int GAP = 16;

  private final List<Node> order;
  private final List<List<Integer>> chains = new ArrayList<>();
  private List<Integer> members = new ArrayList<>();
  private final Set<Tensor> touched = new HashSet<>();
  private int batch;

  private Chains(List<Node> order) {
    this.order = order;
    for (int i = 0; i < order.size(); i++) {
      add(i);
    }
    close();
  }

  /** {@return the same nodes in an order in which nothing comes between the members of a chain} */
  static List<Node> gathered(List<Node> order) {
    var gathered = new ArrayList<>(order);
    for (var chain : new Chains(order).chains) {
      gather(gathered.subList(chain.getFirst(), chain.getLast() + 1), order, chain);
    }
    return gathered;
  }

  /** Keeps the storages that products of a chain read for as long as the chain. */
  static void extend(List<Node> order, Map<Tensor, Place> places) {
    for (var chain : new Chains(order).chains) {
      for (int member : chain) {
        if (order.get(member).op() instanceof Dot) {
          for (var input : order.get(member).inputs()) {
            places.get(input).storage().readAt(chain.getLast());
          }
        }
      }
    }
  }

  private void add(int i) {
    var node = order.get(i);
    if (!members.isEmpty() && i - members.getLast() > GAP) {
      close();
    }
    boolean product = node.op() instanceof Dot dot && !dot.leftBatch().isEmpty();
    if (product) {
      int mine = ((Dot) node.op()).leftBatch().getFirst();
      int size = node.input(0).shape().dim(mine);
      if (size != batch || node.inputs().stream().noneMatch(t -> touched.contains(viewed(t)))) {
        close();
        batch = size;
      }
    }
    if (product || isBetween(node)) {
      members.add(i);
      node.inputs().forEach(t -> touched.add(viewed(t)));
      touched.addAll(node.outputs());
    }
  }

  /** Something elementwise or along rows, of what a product has just made. */
  private boolean isBetween(Node node) {
    boolean kept =
        node.op() instanceof Fusion || node.op() instanceof Softmax || Elementwise.is(node.op());
    return kept && node.inputs().stream().anyMatch(t -> isMade(viewed(t)) && isAsLarge(node, t));
  }

  private boolean isMade(Tensor tensor) {
    return members.stream().anyMatch(m -> order.get(m) == tensor.node());
  }

  private static boolean isAsLarge(Node node, Tensor input) {
    return node.outputs().stream().allMatch(o -> o.shape().size() == input.shape().size());
  }

  private void close() {
    if (members.size() > 1) {
      chains.add(members);
    }
    members = new ArrayList<>();
    touched.clear();
    batch = 0;
  }

  /** Members and what they need first, in {@code range} of the order; then the rest. */
  private static void gather(List<Node> range, List<Node> order, List<Integer> chain) {
    var needed = new HashSet<Node>();
    chain.forEach(m -> needed.add(order.get(m)));
    for (int i = range.size() - 1; i >= 0; i--) {
      if (needed.contains(range.get(i))) {
        range.get(i).inputs().forEach(t -> needed.add(t.node()));
      }
    }
    var sorted = new ArrayList<Node>();
    range.stream().filter(needed::contains).forEach(sorted::add);
    range.stream().filter(n -> !needed.contains(n)).forEach(sorted::add);
    for (int i = 0; i < sorted.size(); i++) {
      range.set(i, sorted.get(i));
    }
  }

  private static Tensor viewed(Tensor tensor) {
    var at = tensor;
    while (Order.isView(at.node())) {
      at = at.node().input(0);
    }
    return at;
  }
}
