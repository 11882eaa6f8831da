package dev.addax.compiler;

import dev.addax.compiler.graph.Elementwise;
import dev.addax.tensor.Conv;
import dev.addax.tensor.Dot;
import dev.addax.tensor.Fusion;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Node;
import dev.addax.tensor.Op;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Scan;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Softmax;
import dev.addax.tensor.While;

/** Which results may be written over which inputs; {@link Step} promises it to kernels. */
final class InPlace {
  private InPlace() {}

  /**
   * {@return whether result {@code out} of {@code node} may be written over its input {@code in}, a
   * dense tensor that nobody reads later}
   */
  static boolean allowed(Node node, int out, int in) {
    var input = node.input(in);
    boolean fits =
        input.dtype().bytes() == node.output(out).dtype().bytes()
            && input.shape().equals(node.output(out).shape());
    return fits
        && switch (node.op()) {
          case Fusion fusion -> inFusion(fusion.body(), out, in);
          case Loop loop -> in == out && in < loop.carries();
          case While loop -> in == out && in < loop.carries();
          case Scatter s -> in == 0;
          case Softmax s -> true;
          case Scan s -> true;
          default -> Elementwise.is(node.op());
        };
  }

  /** Looks whether the body has done with the input when it makes the output. */
  private static boolean inFusion(Graph body, int out, int in) {
    var maker = body.outputs().get(out).node();
    var given = body.inputs().get(in);
    if (!isTiled(maker.op())) {
      return false;
    }
    boolean made = false;
    for (var node : body.nodes()) {
      boolean reads = node.inputs().contains(given);
      boolean tiled = isTiled(node.op()) || node.op() instanceof Reduce;
      if ((reads && (made || !tiled)) || isContraction(node.op())) {
        return false;
      }
      made |= node == maker;
    }
    return made;
  }

  private static boolean isTiled(Op op) {
    return Elementwise.is(op) || op instanceof Softmax;
  }

  private static boolean isContraction(Op op) {
    return op instanceof Dot || op instanceof Conv;
  }
}
