package dev.addax.compiler.pass;

import dev.addax.compiler.graph.Bodies;
import dev.addax.compiler.graph.Rewrite;
import dev.addax.tensor.Compare;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Node;
import dev.addax.tensor.Pool;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Select;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Unary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Does on the small side of a max pooling what follows its gradient on the large side, in a network
 * of convolution, bias, ReLU and pooling:
 *
 * <ul>
 *   <li>The gradient of ReLU: what arrives at a maximum passes where the maximum is positive, and
 *       the maxima were computed on the way forward.
 *   <li>The gradient of the bias, a sum over whole images: every window gives its gradient to one
 *       place, so the sum is that of the windows.
 * </ul>
 */
public final class PoolGradients implements Pass {
  /** A max pooling of the graph. */
  private record Pooled(Pool pool, Tensor x) {}

  @Override
  public Graph apply(Graph graph) {
    var pooled = new HashSet<Pooled>();
    for (var node : graph.nodes()) {
      if (node.op() instanceof Pool pool && pool.kind() == Pool.Kind.MAX) {
        pooled.add(new Pooled(pool, node.input(0)));
      }
    }
    return Rewrite.of(graph, node -> rule(node, pooled));
  }

  private @Nullable List<Tensor> rule(Node node, Set<Pooled> pooled) {
    var op = Bodies.map(node.op(), this::apply);
    if (op != node.op()) {
      return op.allOn(node.inputs());
    }
    var simpler =
        switch (op) {
          case Select s -> select(node, pooled);
          case Reduce r -> sum(r, node.input(0));
          default -> null;
        };
    return simpler == null ? null : List.of(simpler);
  }

  private static @Nullable Tensor select(Node node, Set<Pooled> pooled) {
    Tensor spread = node.input(1);
    Node condition = node.input(0).node();
    if (!(isMaxGradient(spread) && Constant.is(node.input(2), 0) && isPositive(condition))) {
      return null;
    }
    Tensor x = spread.node().input(0);
    var gradient = (Pool) spread.node().op();
    var forward = gradient.as(Pool.Kind.MAX);
    boolean same = condition.input(0) == x || isRelu(x.node(), condition.input(0));
    if (!same || !pooled.contains(new Pooled(forward, x))) {
      return null;
    }
    Tensor best = forward.on(x);
    Tensor given = spread.node().input(1);
    var zero = Constant.of(best.type(), 0);
    var positive = new Compare(Compare.Kind.GREATER).on(best, zero);
    var passed = new Select().on(positive, given, Constant.of(given.type(), 0));
    return gradient.on(x, passed);
  }

  private static boolean isRelu(Node node, Tensor of) {
    return node.op() instanceof Unary u && u.kind() == Unary.Kind.RELU && node.input(0) == of;
  }

  private static boolean isPositive(Node condition) {
    return condition.op() instanceof Compare c
        && c.kind() == Compare.Kind.GREATER
        && Constant.is(condition.input(1), 0);
  }

  private static @Nullable Tensor sum(Reduce reduce, Tensor x) {
    boolean whole =
        reduce.kind() == Reduce.Kind.SUM
            && isMaxGradient(x)
            && IntStream.range(1, x.rank() - 1).allMatch(reduce.axes()::contains);
    return whole ? reduce.on(x.node().input(1)) : null;
  }

  private static boolean isMaxGradient(Tensor tensor) {
    return tensor.node().op() instanceof Pool pool && pool.kind() == Pool.Kind.MAX_GRADIENT;
  }
}
