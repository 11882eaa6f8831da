package dev.addax.tensor;

import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** exp(x) / Σ exp(x) along an axis, or its logarithm, computed without overflow. */
public record Softmax(int axis, boolean log) implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 1);
    var x = inputs.getFirst();
    Rules.check(x.dtype().isFloating(), "%s needs a floating dtype, received %s", this, x);
    Rules.check(axis >= 0 && axis < x.shape().rank(), "%s does not fit %s", this, x);
    return List.of(x);
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var g = Rules.first(gradients);
    var y = node.output(0);
    return Rules.list(
        log
            ? g.subtract(y.exp().multiply(g.sum(true, axis)))
            : y.multiply(g.subtract(g.multiply(y).sum(true, axis))));
  }

  @Override
  public String toString() {
    return (log ? "log_softmax" : "softmax") + "(axis=" + axis + ")";
  }
}
