package dev.addax.compiler.fuse;

import dev.addax.tensor.Binary;
import dev.addax.tensor.Conv;
import dev.addax.tensor.Node;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Unary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A convolution whose only use is a group that adds a bias, applies an activation, or both:
 * libraries do that while they write the result.
 */
final class Head {
  private Head() {}

  /** {@return the convolution with which {@code group} may begin; null if there is none} */
  static @Nullable Node of(Group group, List<Tensor> results, Needs needs) {
    if (results.size() != 1 || group.members.size() > 2) {
      return null;
    }
    for (var operand : group.operands) {
      boolean forward =
          operand.node().op() instanceof Conv conv && conv.kind() == Conv.Kind.FORWARD;
      boolean only = !needs.isTakenPlainly(operand) && needs.readers(operand).size() == 1;
      if (forward && only && isTail(group, operand)) {
        return operand.node();
      }
    }
    return null;
  }

  private static boolean isTail(Group group, Tensor product) {
    var at = product;
    boolean biased = false;
    for (var member : group.members) {
      boolean bias = !biased && isBias(member, at, product.shape().last(), group);
      if (!bias && !isActivation(member, at, group)) {
        return false;
      }
      biased = bias;
      at = member.output(0);
    }
    return true;
  }

  private static boolean isBias(Node node, Tensor at, int channels, Group group) {
    if (!(node.op() instanceof Binary b) || b.kind() != Binary.Kind.ADD) {
      return false;
    }
    boolean left = group.looks.base(node.input(0)) == at;
    var other = group.looks.of(node.input(left ? 1 : 0));
    boolean right = group.looks.base(node.input(1)) == at;
    return (left || right)
        && other.base() != at
        && other.base().shape().size() == channels
        && other.cuts(1).equals(List.of((long) channels));
  }

  private static boolean isActivation(Node node, Tensor at, Group group) {
    boolean known =
        node.op() instanceof Unary u
            && switch (u.kind()) {
              case RELU, TANH, SIGMOID -> true;
              default -> false;
            };
    return known && group.looks.base(node.input(0)) == at;
  }
}
