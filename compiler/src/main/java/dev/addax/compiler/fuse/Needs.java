package dev.addax.compiler.fuse;

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
 * What of a grouped graph is needed: in which order groups and single nodes can be computed, which
 * tensors each group has to give, and who takes them.
 */
final class Needs {
  private final Groups groups;
  private final Map<Group, Set<Tensor>> results = new HashMap<>();
  private final Map<Tensor, Set<Group>> readers = new HashMap<>();
  private final Set<Tensor> plain = new HashSet<>();
  private final List<Tensor> order = new ArrayList<>();

  /** Takes out of the groups what nobody needs. */
  Needs(Graph graph, Groups groups) {
    this.groups = groups;
    var done = new HashSet<Object>();
    graph.inputs().forEach(input -> done.add(input.node()));
    graph.outputs().forEach(output -> visit(output, done));
    graph.outputs().forEach(this::needPlainly);
    for (var tensor : order.reversed()) {
      need(tensor);
    }
  }

  private Object unit(Tensor tensor) {
    var group = groups.of(tensor);
    return group != null ? group.id : tensor.node();
  }

  private List<Tensor> taken(Tensor tensor) {
    var group = groups.of(tensor);
    return group != null ? List.copyOf(group.operands) : tensor.node().inputs();
  }

  /** Lists what {@code root} needs before it, without recursion: graphs can be deep. */
  private void visit(Tensor root, Set<Object> done) {
    Deque<Tensor> stack = new ArrayDeque<>();
    stack.push(root);
    var opened = new HashSet<Object>();
    while (!stack.isEmpty()) {
      var tensor = stack.peek();
      var unit = unit(tensor);
      if (done.contains(unit)) {
        stack.pop();
      } else if (opened.add(unit)) {
        taken(tensor).forEach(stack::push);
      } else {
        stack.pop();
        done.add(unit);
        order.add(tensor);
      }
    }
  }

  private void needPlainly(Tensor tensor) {
    plain.add(tensor);
    add(tensor);
  }

  private void add(Tensor tensor) {
    var group = groups.of(tensor);
    if (group != null) {
      results.computeIfAbsent(group, g -> new LinkedHashSet<>()).add(tensor);
    }
  }

  private void need(Tensor tensor) {
    var group = groups.of(tensor);
    if (group == null) {
      if (plainlyNeeded(tensor.node())) {
        tensor.node().inputs().forEach(this::needPlainly);
      }
      return;
    }
    var wanted = results.remove(group);
    if (wanted == null) {
      return;
    }
    var trimmed = groups.trim(group, wanted);
    results.put(trimmed, wanted);
    for (var operand : trimmed.operands) {
      readers.computeIfAbsent(operand, t -> new HashSet<>()).add(trimmed);
      add(operand);
    }
  }

  private boolean plainlyNeeded(Node node) {
    for (var output : node.outputs()) {
      if (plain.contains(output) || readers.containsKey(output)) {
        return true;
      }
    }
    return false;
  }

  /** {@return one tensor of each group or single node, each after those it needs} */
  List<Tensor> order() {
    return order;
  }

  boolean isNeeded(Tensor tensor) {
    var group = groups.of(tensor);
    return group != null ? results.containsKey(group) : plainlyNeeded(tensor.node());
  }

  /** {@return the tensors that {@code group} has to give, in the order of its members} */
  List<Tensor> results(Group group) {
    var wanted = results.getOrDefault(group, Set.of());
    return group.members.stream().map(m -> m.output(0)).filter(wanted::contains).toList();
  }

  /** {@return the groups that take {@code tensor} from outside} */
  Set<Group> readers(Tensor tensor) {
    return readers.getOrDefault(tensor, Set.of());
  }

  /** {@return whether a node outside of groups takes {@code tensor}, or the graph returns it} */
  boolean isTakenPlainly(Tensor tensor) {
    return plain.contains(tensor);
  }

  /** {@return whether {@code tensor} lies in memory of its own, whoever reads it} */
  boolean isMade(Tensor tensor) {
    var group = groups.of(tensor);
    return group == null || results.getOrDefault(group, Set.of()).contains(tensor);
  }
}
