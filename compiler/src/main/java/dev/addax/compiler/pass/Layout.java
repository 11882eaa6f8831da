package dev.addax.compiler.pass;

import static dev.addax.compiler.pass.Simplify.made;

import dev.addax.compiler.graph.Bodies;
import dev.addax.compiler.graph.Matrices;
import dev.addax.compiler.graph.Rewrite;
import dev.addax.compiler.graph.Strides;
import dev.addax.tensor.Dot;
import dev.addax.tensor.Gather;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Node;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Transpose;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes transposes away where a contraction can read or write its operands as they lie, and puts
 * them in where it cannot: afterwards every contraction is a batch of matrix products.
 */
public final class Layout implements Pass {
  @Override
  public Graph apply(Graph graph) {
    return Rewrite.of(graph, this::rule);
  }

  private @Nullable List<Tensor> rule(Node node) {
    var op = Bodies.map(node.op(), this::apply);
    if (op != node.op()) {
      return op.allOn(node.inputs());
    }
    var better =
        switch (op) {
          case Dot dot -> product(dot, node.input(0), node.input(1));
          case Transpose t -> transposed(t, node.input(0));
          default -> null;
        };
    return better == null || better == node.output(0) ? null : List.of(better);
  }

  private static Tensor product(Dot dot, Tensor left, Tensor right) {
    var simpler = withoutTranspose(dot, left, right, true);
    if (simpler == null) {
      simpler = withoutTranspose(dot, left, right, false);
    }
    return simpler != null ? simpler : legal(dot, left, right);
  }

  // Reading transposed operands as they lie

  private static @Nullable Tensor withoutTranspose(
      Dot dot, Tensor left, Tensor right, boolean ofLeft) {
    var operand = ofLeft ? left : right;
    if (!(operand.node().op() instanceof Transpose t)) {
      return null;
    }
    var from = operand.node().input(0);
    var folded =
        ofLeft
            ? new Dot(
                through(t, dot.leftBatch()),
                dot.rightBatch(),
                through(t, dot.leftContract()),
                dot.rightContract())
            : new Dot(
                dot.leftBatch(),
                through(t, dot.rightBatch()),
                dot.leftContract(),
                through(t, dot.rightContract()));
    var nextLeft = ofLeft ? from : left;
    var nextRight = ofLeft ? right : from;
    if (!isLegal(folded, nextLeft, nextRight)) {
      return null;
    }
    var before = ofLeft ? dot.leftFree(left.shape()) : dot.rightFree(right.shape());
    var now = ofLeft ? folded.leftFree(nextLeft.shape()) : folded.rightFree(nextRight.shape());
    int start = dot.leftBatch().size() + (ofLeft ? 0 : dot.leftFree(left.shape()).size());
    var product = product(folded, nextLeft, nextRight);
    var order = new ArrayList<>(IntStream.range(0, product.rank()).boxed().toList());
    for (int i = 0; i < before.size(); i++) {
      order.set(start + i, start + now.indexOf(t.permutation().get(before.get(i))));
    }
    return made(new Transpose(order), product);
  }

  private static List<Integer> through(Transpose t, List<Integer> axes) {
    return axes.stream().map(t.permutation()::get).toList();
  }

  private static boolean isLegal(Dot dot, Tensor left, Tensor right) {
    return Matrices.pairsInOrder(dot)
        && Matrices.suitsLeft(dot, left.shape(), Strides.rowMajor(left.shape()))
        && Matrices.suitsRight(dot, right.shape(), Strides.rowMajor(right.shape()));
  }

  // Making operands readable

  private static Tensor legal(Dot dot, Tensor left, Tensor right) {
    if (isLegal(dot, left, right)) {
      return dot.on(left, right);
    }
    int batch = dot.leftBatch().size();
    int count = dot.leftContract().size();
    var l = arranged(left, dot.leftBatch(), dot.leftFree(left.shape()), dot.leftContract());
    var r = arranged(right, dot.rightBatch(), dot.rightFree(right.shape()), dot.rightContract());
    var first = IntStream.range(0, batch).boxed().toList();
    return new Dot(
            first,
            first,
            IntStream.range(l.rank() - count, l.rank()).boxed().toList(),
            IntStream.range(r.rank() - count, r.rank()).boxed().toList())
        .on(l, r);
  }

  private static Tensor arranged(
      Tensor x, List<Integer> batch, List<Integer> free, List<Integer> contract) {
    var order = new ArrayList<>(batch);
    order.addAll(free);
    order.addAll(contract);
    return made(new Transpose(order), x);
  }

  // Transposed results

  private static @Nullable Tensor transposed(Transpose t, Tensor x) {
    return switch (x.node().op()) {
      case Dot dot -> swapped(t, dot, x.node());
      case Gather g -> ofIndices(t, g, x.node());
      default -> null;
    };
  }

  /** The right operand should be the one whose free axis comes last. */
  private static @Nullable Tensor swapped(Transpose t, Dot dot, Node node) {
    int batch = dot.leftBatch().size();
    int rows = dot.leftFree(node.input(0).shape()).size();
    int last = t.permutation().getLast();
    if (last < batch || last >= batch + rows) {
      return null;
    }
    int columns = node.output(0).rank() - batch - rows;
    var other = new Dot(dot.rightBatch(), dot.leftBatch(), dot.rightContract(), dot.leftContract());
    var product = other.on(node.input(1), node.input(0));
    var order =
        t.permutation().stream()
            .map(a -> a < batch ? a : a < batch + rows ? a + columns : a - rows)
            .toList();
    return made(new Transpose(order), product);
  }

  /** Slices that are taken in another order need no transpose. */
  private static @Nullable Tensor ofIndices(Transpose t, Gather gather, Node node) {
    int first = gather.axis();
    int count = node.input(1).rank();
    if (gather.batch() > 0) {
      return null;
    }
    var order = new ArrayList<Integer>();
    for (int i = 0; i < t.permutation().size(); i++) {
      int axis = t.permutation().get(i);
      boolean ofIndex = i >= first && i < first + count;
      if (ofIndex ? axis < first || axis >= first + count : axis != i) {
        return null;
      }
      if (ofIndex) {
        order.add(axis - first);
      }
    }
    return gather.on(node.input(0), made(new Transpose(order), node.input(1)));
  }
}
