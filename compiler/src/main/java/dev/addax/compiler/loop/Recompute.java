package dev.addax.compiler.loop;

import dev.addax.compiler.graph.Bodies;
import dev.addax.compiler.graph.Elementwise;
import dev.addax.compiler.graph.Rewrite;
import dev.addax.compiler.pass.Pass;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Node;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Topology;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has a backward loop compute what costs less to compute again than to keep from the forward loop:
 * cheap functions of other tensors that are kept.
 */
public final class Recompute implements Pass {
  private static final int DEPTH = 4;

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
    boolean changed = false;
    for (int i = parts.slices.size() - 1; i >= 0; i--) {
      changed |= replaced(parts, i);
    }
    return changed ? parts.node().outputs() : null;
  }

  private static boolean replaced(LoopParts parts, int i) {
    var kept = parts.sequences.get(i);
    if (!(kept.node().op() instanceof Loop loop) || kept.index() < loop.carries()) {
      return false;
    }
    var source = new LoopParts(loop, kept.node().inputs());
    var expression = source.outputs.get(kept.index() - loop.carries());
    if (source.steps != parts.steps || !Elementwise.isCheap(expression.node().op())) {
      return false;
    }
    var made = new Again(source, parts, kept.node()).made(expression, DEPTH);
    if (made == null) {
      return false;
    }
    var rewrite = new Rewrite();
    rewrite.put(parts.slices.get(i), made);
    for (var node : Topology.order(parts.made(), parts.parameters())) {
      rewrite.put(node, rewrite.again(node).outputs());
    }
    parts.makes(rewrite.all(parts.made()));
    parts.slices.remove(i);
    parts.sequences.remove(i);
    return true;
  }

  /** Writes an expression of one loop's body down in another's. */
  private record Again(LoopParts source, LoopParts into, Node forward) {
    /** {@return the same as {@code tensor}; null if something it needs is not at hand} */
    @Nullable Tensor made(Tensor tensor, int depth) {
      boolean cheap = Elementwise.isCheap(tensor.node().op());
      if (!cheap || depth == 0) {
        return null;
      }
      var inputs = new Tensor[tensor.node().inputs().size()];
      for (int i = 0; i < inputs.length; i++) {
        var found = atHand(tensor.node().input(i));
        found = found != null ? found : made(tensor.node().input(i), depth - 1);
        if (found == null) {
          return null;
        }
        inputs[i] = found;
      }
      return tensor.node().op().on(inputs);
    }

    private @Nullable Tensor atHand(Tensor tensor) {
      if (tensor.node().op() instanceof Constant) {
        return tensor;
      }
      int slice = source.slices.indexOf(tensor);
      if (slice >= 0) {
        return into.slice(source.sequences.get(slice));
      }
      int constant = source.constants.indexOf(tensor);
      if (constant >= 0) {
        return into.constant(source.invariants.get(constant));
      }
      for (int i = 0; i < source.outputs.size(); i++) {
        var stacked = forward.output(source.carries.size() + i);
        int known = source.outputs.get(i) == tensor ? into.sequences.indexOf(stacked) : -1;
        if (known >= 0) {
          return into.slices.get(known);
        }
      }
      return null;
    }
  }
}
