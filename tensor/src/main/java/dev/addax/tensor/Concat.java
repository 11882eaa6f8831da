package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins tensors of one dtype along an axis. */
public record Concat(int axis) implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.check(!inputs.isEmpty(), "concat needs at least one input");
    var first = inputs.getFirst();
    int total = 0;
    for (var input : inputs) {
      Rules.check(input.dtype() == first.dtype(), "concat needs one dtype, received %s", inputs);
      Rules.check(
          input.shape().rank() == first.shape().rank()
              && input.shape().without(axis).accepts(first.shape().without(axis)),
          "concat along axis %d needs equal other dimensions, received %s",
          axis,
          inputs);
      int dim = input.shape().dim(axis);
      total = dim < 0 || total < 0 ? Shape.UNKNOWN : total + dim;
    }
    return List.of(first.with(merged(inputs).with(axis, total < 0 ? Shape.freshUnknown() : total)));
  }

  private Shape merged(List<TensorType> inputs) {
    var shape = inputs.getFirst().shape();
    for (var input : inputs) {
      shape = Rules.merge(this, shape, input.shape().with(axis, shape.dim(axis)));
    }
    return shape;
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var g = Rules.first(gradients);
    var parts = new ArrayList<@Nullable Tensor>();
    int from = 0;
    for (var input : node.inputs()) {
      int dim = input.shape().dim(axis);
      parts.add(g.narrow(axis, from, dim));
      from += dim;
    }
    return parts;
  }

  @Override
  public String toString() {
    return "concat(axis=" + axis + ")";
  }
}
