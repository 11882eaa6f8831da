package dev.addax.cpu;

import dev.addax.compiler.Step;
import dev.addax.compiler.View;
import dev.addax.cpu.dnnl.PostOp;
import dev.addax.cpu.step.ConvProblem;
import dev.addax.tensor.Binary;
import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Conv;
import dev.addax.tensor.Fusion;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Node;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Unary;
import org.jspecify.annotations.Nullable;

/**
 * A fusion that begins with a convolution, taken apart.
 *
 * @param node the convolution in the body
 * @param bias the parameter that is added, null for none
 * @param activation what is applied then, null for nothing
 */
record ConvTail(Conv conv, Node node, @Nullable Tensor bias, PostOp.@Nullable Function activation) {
  /** {@return the parts of {@code fusion}; null if it does not begin with a convolution} */
  static @Nullable ConvTail of(Fusion fusion) {
    for (Node node : fusion.body().nodes()) {
      if (node.op() instanceof Conv conv) {
        return of(conv, node, fusion.body());
      }
    }
    return null;
  }

  private static ConvTail of(Conv conv, Node first, Graph body) {
    Tensor bias = null;
    PostOp.Function activation = null;
    for (Node node : body.nodes()) {
      switch (node.op()) {
        case Binary b -> bias = broadcast(node);
        case Unary u -> activation = function(u.kind());
        default -> {}
      }
    }
    return new ConvTail(conv, first, bias, activation);
  }

  private static Tensor broadcast(Node sum) {
    var right = sum.input(1).node();
    return (right.op() instanceof Broadcast ? right : sum.input(0).node()).input(0);
  }

  private static PostOp.Function function(Unary.Kind kind) {
    return switch (kind) {
      case RELU -> PostOp.Function.RELU;
      case TANH -> PostOp.Function.TANH;
      case SIGMOID -> PostOp.Function.LOGISTIC;
      default -> throw new IllegalArgumentException("A convolution does not end with " + kind);
    };
  }

  ConvProblem.Tail tail() {
    return new ConvProblem.Tail(bias != null, activation);
  }

  /** {@return where the operand lies that {@code parameter} of the body stands for} */
  static View view(Graph body, Step step, Tensor parameter) {
    return step.inputs().get(body.inputs().indexOf(parameter));
  }
}
