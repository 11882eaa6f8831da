package dev.addax.tensor;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Elementwise choice: inputs condition (bool), then, otherwise; all of one shape. */
public record Select() implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 3);
    var condition = inputs.get(0);
    Rules.check(
        condition.dtype() == DType.BOOL, "select needs a bool condition, received %s", condition);
    var type = Rules.same(this, inputs.get(1), inputs.get(2));
    return List.of(type.with(Rules.merge(this, condition.shape(), type.shape())));
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var condition = node.input(0);
    var g = Rules.first(gradients);
    var zero = Constant.like(g, 0);
    return Rules.list(null, condition.where(g, zero), condition.where(zero, g));
  }

  @Override
  public String toString() {
    return "select";
  }
}
