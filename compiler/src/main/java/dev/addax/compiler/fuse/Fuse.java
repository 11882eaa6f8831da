package dev.addax.compiler.fuse;

import dev.addax.compiler.graph.Bodies;
import dev.addax.compiler.graph.Rewrite;
import dev.addax.compiler.pass.Pass;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Node;
import org.jspecify.annotations.Nullable;

/**
 * Joins elementwise nodes, what repeats their operands, and sums, maxima and minima of their
 * results into {@link dev.addax.tensor.Fusion}s: groups that one walk over memory computes.
 * Reductions add up in the order of the walk, row by row.
 */
public final class Fuse implements Pass {
  @Override
  public Graph apply(Graph graph) {
    return new Fusing(graph).graph();
  }

  /** The state of one application. */
  private final class Fusing {
    private final Graph graph;
    private final Groups groups;
    private final Rewrite rewrite = new Rewrite();
    private final Needs needs;

    Fusing(Graph graph) {
      this.graph = graph;
      this.groups = new Groups(graph);
      this.needs = Recomputing.run(graph, groups);
    }

    Graph graph() {
      for (var tensor : needs.order()) {
        if (needs.isNeeded(tensor)) {
          emit(tensor.node(), groups.of(tensor));
        }
      }
      return rewrite.graph(graph);
    }

    private void emit(Node node, @Nullable Group group) {
      if (group == null || (isPlain(group) && !begins(group))) {
        var again = rewrite.again(node);
        var op = Bodies.map(again.op(), Fuse.this::apply);
        rewrite.put(node, op == again.op() ? again.outputs() : op.allOn(again.inputs()));
        return;
      }
      var wanted = needs.results(group);
      var made = Body.fused(group, wanted, Head.of(group, wanted, needs), rewrite::of);
      for (int i = 0; i < made.size(); i++) {
        rewrite.put(wanted.get(i), made.get(i));
      }
    }

    private boolean begins(Group group) {
      return Head.of(group, needs.results(group), needs) != null;
    }

    /** {@return whether the group is one node whose operands are simply dense} */
    private boolean isPlain(Group group) {
      return group.members.size() == 1
          && group.operands.containsAll(group.members.getFirst().inputs());
    }
  }
}
