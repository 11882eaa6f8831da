package dev.addax.compiler.fuse;

import dev.addax.compiler.graph.Elementwise;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Node;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Has a group compute what another group would hand over, where that costs less than writing and
 * reading it: cheap functions of tensors that lie in memory anyway.
 */
final class Recomputing {
  private static final int ROUNDS = 4;

  private final Groups groups;
  private final Needs needs;

  private Recomputing(Groups groups, Needs needs) {
    this.groups = groups;
    this.needs = needs;
  }

  /** {@return what is needed afterwards} */
  static Needs run(dev.addax.tensor.Graph graph, Groups groups) {
    var needs = new Needs(graph, groups);
    for (int i = 0; i < ROUNDS && new Recomputing(groups, needs).round(); i++) {
      needs = new Needs(graph, groups);
    }
    return needs;
  }

  private boolean round() {
    boolean changed = false;
    for (var tensor : needs.order()) {
      var group = groups.of(tensor);
      if (group != null && needs.isNeeded(tensor)) {
        changed |= changed(group);
      }
    }
    return changed;
  }

  private boolean changed(Group group) {
    for (var operand : group.operands) {
      if (isWorth(operand, group)) {
        var members = new ArrayList<Node>(List.of(operand.node()));
        members.addAll(group.members);
        var grown = new Group(group.size, group.id, group.looks).with(members);
        if (grown != null) {
          groups.replace(grown);
          return true;
        }
      }
    }
    return false;
  }

  private boolean isWorth(Tensor operand, Group group) {
    var maker = groups.of(operand);
    boolean handedOver =
        maker != null
            && maker.id != group.id
            && !needs.isTakenPlainly(operand)
            && needs.readers(operand).size() == 1;
    return handedOver
        && operand.shape().size() == group.size
        && Elementwise.isCheap(operand.node().op())
        && inputsAreThere(operand.node(), group);
  }

  /** At most one more large tensor is read, in place of the one that is not any more. */
  private boolean inputsAreThere(Node node, Group group) {
    int more = 0;
    for (var input : node.inputs()) {
      var base = group.looks.base(input);
      boolean known =
          base.node().op() instanceof Constant
              || group.operands.contains(base)
              || group.level(base) != null;
      if (!known && !needs.isMade(base)) {
        return false;
      }
      more += known || base.shape().size() * 8 <= group.size ? 0 : 1;
    }
    return more <= 1;
  }
}
