package dev.addax.compiler.pass;

import static dev.addax.compiler.pass.Simplify.made;

import dev.addax.compiler.graph.Bodies;
import dev.addax.compiler.graph.Rewrite;
import dev.addax.tensor.Binary;
import dev.addax.tensor.Concat;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Node;
import dev.addax.tensor.Pad;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a concatenation of a sum of tensors that are surrounded by zeros and lie side by side: the
 * gradient of a tensor that was cut into pieces.
 */
public final class JoinPads implements Pass {
  @Override
  public Graph apply(Graph graph) {
    return Rewrite.of(graph, this::rule);
  }

  private @Nullable List<Tensor> rule(Node node) {
    var op = Bodies.map(node.op(), this::apply);
    if (op != node.op()) {
      return new Node(op, node.inputs()).outputs();
    }
    var sum = isSum(node) ? joined(node) : null;
    return sum == null ? null : List.of(sum);
  }

  private static boolean isSum(Node node) {
    return node.op() instanceof Binary b && b.kind() == Binary.Kind.ADD;
  }

  /** A summand: what lies from {@code start} to {@code end} of {@code axis}. */
  private record Piece(Tensor inside, int axis, int start, int end, int size) {
    static @Nullable Piece of(Tensor tensor) {
      boolean plain =
          tensor.node().op() instanceof Pad pad
              && MovementRules.isZero(pad.interior())
              && Constant.is(tensor.node().input(1), 0);
      int axis = plain ? onlyAxis((Pad) tensor.node().op()) : -1;
      if (axis < 0) {
        return null;
      }
      var pad = (Pad) tensor.node().op();
      int size = tensor.shape().dim(axis);
      int start = pad.low().get(axis);
      return new Piece(tensor.node().input(0), axis, start, size - pad.high().get(axis), size);
    }

    private static int onlyAxis(Pad pad) {
      int axis = -1;
      for (int i = 0; i < pad.low().size(); i++) {
        if (pad.low().get(i) + pad.high().get(i) > 0) {
          if (axis >= 0) {
            return -1;
          }
          axis = i;
        }
      }
      return axis;
    }
  }

  private static @Nullable Tensor joined(Node node) {
    var pieces = new ArrayList<Piece>();
    var others = new ArrayList<Tensor>();
    collect(node.output(0), pieces, others);
    pieces.sort(Comparator.comparingInt(Piece::start));
    if (pieces.size() < 2 || !isRow(pieces)) {
      return null;
    }
    var whole = padded(pieces, node.output(0));
    for (var other : others) {
      whole = made(new Binary(Binary.Kind.ADD), whole, other);
    }
    return whole;
  }

  private static void collect(Tensor tensor, List<Piece> pieces, List<Tensor> others) {
    var piece = Piece.of(tensor);
    if (piece != null) {
      pieces.add(piece);
    } else if (isSum(tensor.node())) {
      tensor.node().inputs().forEach(t -> collect(t, pieces, others));
    } else {
      others.add(tensor);
    }
  }

  private static boolean isRow(List<Piece> pieces) {
    for (int i = 1; i < pieces.size(); i++) {
      var before = pieces.get(i - 1);
      if (pieces.get(i).axis != before.axis || pieces.get(i).start != before.end) {
        return false;
      }
    }
    return true;
  }

  private static Tensor padded(List<Piece> pieces, Tensor like) {
    var first = pieces.getFirst();
    var all = pieces.stream().map(Piece::inside).toArray(Tensor[]::new);
    var joined = made(new Concat(first.axis), all);
    var none = Collections.nCopies(like.rank(), 0);
    var low = new ArrayList<>(none);
    var high = new ArrayList<>(none);
    low.set(first.axis, first.start);
    high.set(first.axis, first.size - pieces.getLast().end);
    var zero = Constant.of(like.type().with(dev.addax.tensor.type.Shape.SCALAR), 0);
    return made(new Pad(low, high, none), joined, zero);
  }
}
