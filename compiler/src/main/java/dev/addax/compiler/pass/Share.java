package dev.addax.compiler.pass;

import dev.addax.compiler.graph.Bodies;
import dev.addax.compiler.graph.Rewrite;
import dev.addax.tensor.Binary;
import dev.addax.tensor.Compare;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Node;
import dev.addax.tensor.Op;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Unary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes equal things once: nodes of the same op over the same inputs become one. A rectifier's
 * gradient looks at what the rectifier gave instead of what it took, so that only one of the two
 * has to be kept.
 */
public final class Share implements Pass {
  private static final Op RELU = new Unary(Unary.Kind.RELU);

  @Override
  public Graph apply(Graph graph) {
    var known = new HashMap<Key, Node>();
    return Rewrite.of(graph, node -> shared(known, node));
  }

  /**
   * A node by what it computes. The hash looks at ops only by their class, because hashing a record
   * for the first time is slow; only those that can be equal are compared.
   */
  private record Key(Op op, List<Tensor> inputs) {
    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Key k
          && k.op.getClass() == op.getClass()
          && k.inputs.equals(inputs)
          && k.op.equals(op);
    }

    @Override
    public int hashCode() {
      return 31 * inputs.hashCode() + detail();
    }

    private int detail() {
      return switch (op) {
        case Constant c -> c.value().hashCode() + c.type().shape().hashCode();
        case Unary u -> u.kind().ordinal();
        case Binary b -> b.kind().ordinal() + 64;
        case Compare c -> c.kind().ordinal() + 128;
        default -> op.getClass().getName().hashCode();
      };
    }
  }

  private @Nullable List<Tensor> shared(Map<Key, Node> known, Node node) {
    var op = Bodies.map(node.op(), this::apply);
    var key = key(op, node.inputs());
    var same = known.get(key);
    if (same != null) {
      return same.outputs();
    }
    var rectified = isPositive(node) ? known.get(new Key(RELU, node.inputs().subList(0, 1))) : null;
    if (rectified != null) {
      return shared(known, new Node(op, List.of(rectified.output(0), node.input(1))));
    }
    var kept = op == node.op() ? node : new Node(op, node.inputs());
    known.put(key, kept);
    return kept.outputs();
  }

  private static boolean isPositive(Node node) {
    return node.op() instanceof Compare c
        && c.kind() == Compare.Kind.GREATER
        && Constant.is(node.input(1), 0)
        && !(node.input(0).node().op().equals(RELU));
  }

  /** The order of operands that may change places does not matter. */
  private static Key key(Op op, List<Tensor> inputs) {
    boolean commutes =
        op instanceof Binary b
            && (b.kind() == Binary.Kind.ADD || b.kind() == Binary.Kind.MULTIPLY)
            && System.identityHashCode(inputs.get(0)) > System.identityHashCode(inputs.get(1));
    if (!commutes) {
      return new Key(op, inputs);
    }
    var swapped = new ArrayList<>(inputs);
    swapped.addFirst(swapped.removeLast());
    return new Key(op, swapped);
  }
}
