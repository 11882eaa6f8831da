package dev.addax.compiler.pass;

import dev.addax.compiler.graph.Bodies;
import dev.addax.compiler.graph.Rewrite;
import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Data;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Iota;
import dev.addax.tensor.Node;
import dev.addax.tensor.Op;
import dev.addax.tensor.Random;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.reference.ReferenceBackend;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes what is known already: small results of nodes whose inputs are all given elements or
 * constants. Errors in such values, an index out of range say, are left for the run.
 */
public final class Fold implements Pass {
  private static final long MOST_BYTES = 65_536;

  @Override
  public Graph apply(Graph graph) {
    return Rewrite.of(graph, this::rule);
  }

  private @Nullable List<Tensor> rule(Node node) {
    var op = Bodies.map(node.op(), this::apply);
    if (op != node.op()) {
      return op.allOn(node.inputs());
    }
    return isKnown(node) ? computed(node) : null;
  }

  private static boolean isKnown(Node node) {
    boolean given = false;
    for (var input : node.inputs()) {
      var leaf = input.node().op();
      given |= leaf instanceof Data;
      boolean known = leaf instanceof Data || leaf instanceof Constant || leaf instanceof Iota;
      if (!known || input.type().bytes() > MOST_BYTES) {
        return false;
      }
    }
    return given && bytes(node) <= most(node.op());
  }

  /** What only repeats elements is not worth much memory of its own; draws stay draws. */
  private static long most(Op op) {
    return switch (op) {
      case Broadcast b -> MOST_BYTES / 16;
      case Random r -> -1;
      default -> MOST_BYTES;
    };
  }

  private static long bytes(Node node) {
    long bytes = 0;
    for (var output : node.outputs()) {
      bytes += output.type().bytes();
    }
    return bytes;
  }

  private static @Nullable List<Tensor> computed(Node node) {
    var inputs = node.inputs().stream().map(Fold::value).toArray(Buffer[]::new);
    var outputs =
        node.outputs().stream()
            .map(t -> Buffer.allocate(t.dtype(), t.shape().size()))
            .toArray(Buffer[]::new);
    try {
      ReferenceBackend.run(node, inputs, outputs);
    } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
      return null;
    }
    return node.outputs().stream().map(t -> Tensor.of(outputs[t.index()], t.shape())).toList();
  }

  private static Buffer value(Tensor leaf) {
    if (leaf.node().op() instanceof Data data) {
      return data.buffer();
    }
    var made = Buffer.allocate(leaf.dtype(), leaf.shape().size());
    ReferenceBackend.run(leaf.node(), new Buffer[0], new Buffer[] {made});
    return made;
  }
}
