package dev.addax.compiler.fuse;

import dev.addax.compiler.graph.Bodies;
import dev.addax.compiler.graph.Rewrite;
import dev.addax.compiler.pass.Pass;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Node;
import dev.addax.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private final Map<Group, Set<Tensor>> results = new HashMap<>();
    private final Set<Object> done = new HashSet<>();

    Fusing(Graph graph) {
      this.graph = graph;
      this.groups = new Groups(graph);
      graph.inputs().forEach(input -> done.add(input.node()));
      find();
    }

    /** Finds what each group has to give, from the outputs backwards. */
    private void find() {
      var seen = new HashSet<Object>();
      var waiting = new ArrayDeque<Tensor>(graph.outputs());
      while (!waiting.isEmpty()) {
        var tensor = waiting.poll();
        var group = groups.of(tensor);
        if (group != null) {
          results.computeIfAbsent(group, g -> new LinkedHashSet<>()).add(tensor);
        }
        if (seen.add(group != null ? group : tensor.node())) {
          waiting.addAll(needed(tensor));
        }
      }
    }

    private List<Tensor> needed(Tensor tensor) {
      var group = groups.of(tensor);
      return group != null ? List.copyOf(group.operands) : tensor.node().inputs();
    }

    Graph graph() {
      for (var output : graph.outputs()) {
        make(output);
      }
      return rewrite.graph(graph);
    }

    /** Makes {@code root} after all that it needs, without recursion: graphs can be deep. */
    private void make(Tensor root) {
      Deque<Tensor> stack = new ArrayDeque<>();
      stack.push(root);
      var opened = new HashSet<Object>();
      while (!stack.isEmpty()) {
        var tensor = stack.peek();
        var group = groups.of(tensor);
        Object unit = group != null ? group : tensor.node();
        if (done.contains(unit)) {
          stack.pop();
        } else if (opened.add(unit)) {
          needed(tensor).forEach(stack::push);
        } else {
          stack.pop();
          done.add(unit);
          emit(tensor.node(), group);
        }
      }
    }

    private void emit(Node node, @org.jspecify.annotations.Nullable Group group) {
      if (group == null || isPlain(group)) {
        var again = rewrite.again(node);
        var op = Bodies.map(again.op(), Fuse.this::apply);
        rewrite.put(node, op == again.op() ? again.outputs() : op.allOn(again.inputs()));
        return;
      }
      var wanted = new ArrayList<Tensor>();
      for (var member : group.members) {
        if (results.getOrDefault(group, Set.of()).contains(member.output(0))) {
          wanted.add(member.output(0));
        }
      }
      var made = Body.fused(group, wanted, rewrite::of);
      for (int i = 0; i < made.size(); i++) {
        rewrite.put(wanted.get(i), made.get(i));
      }
    }

    /** {@return whether the group is one node whose operands are simply dense} */
    private boolean isPlain(Group group) {
      return group.members.size() == 1
          && group.operands.containsAll(group.members.getFirst().inputs());
    }
  }
}
