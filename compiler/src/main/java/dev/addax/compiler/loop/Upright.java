package dev.addax.compiler.loop;

import dev.addax.compiler.graph.Bodies;
import dev.addax.compiler.graph.Rewrite;
import dev.addax.compiler.pass.Pass;
import dev.addax.tensor.Dot;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Node;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Topology;
import dev.addax.tensor.Transpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Transposes once, before a loop, the matrices that its products read across in each step: the
 * recurrent weights in the gradient of a recurrent layer.
 */
public final class Upright implements Pass {
  private static final int FEWEST_STEPS = 4;

  @Override
  public Graph apply(Graph graph) {
    return Rewrite.of(graph, this::rule);
  }

  private @Nullable List<Tensor> rule(Node node) {
    var op = Bodies.map(node.op(), this::apply);
    if (!(op instanceof Loop loop)) {
      return op == node.op() ? null : op.allOn(node.inputs());
    }
    var parts = new LoopParts(loop, node.inputs());
    return turned(parts)
        ? parts.node().outputs()
        : op == node.op() ? null : op.allOn(node.inputs());
  }

  private static boolean turned(LoopParts parts) {
    var rewrite = new Rewrite();
    boolean changed = false;
    for (var node : Topology.order(parts.made(), parts.parameters())) {
      int matrix = isAcross(node) ? parts.constants.indexOf(node.input(1)) : -1;
      if (parts.steps >= FEWEST_STEPS && matrix >= 0) {
        var turned = new Transpose(List.of(1, 0)).on(parts.invariants.get(matrix));
        var dot = (Dot) node.op();
        var upright = new Dot(List.of(), List.of(), dot.leftContract(), List.of(0));
        rewrite.put(node.output(0), upright.on(rewrite.of(node.input(0)), parts.constant(turned)));
        changed = true;
      } else {
        rewrite.put(node, rewrite.again(node).outputs());
      }
    }
    if (changed) {
      parts.makes(rewrite.all(parts.made()));
    }
    return changed;
  }

  private static boolean isAcross(Node node) {
    return node.op() instanceof Dot dot
        && dot.leftBatch().isEmpty()
        && node.input(1).rank() == 2
        && node.input(0) != node.input(1)
        && dot.rightContract().equals(List.of(1));
  }
}
