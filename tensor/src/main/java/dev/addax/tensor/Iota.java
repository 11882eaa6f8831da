package dev.addax.tensor;

import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A leaf that counts 0, 1, 2, … along one axis. */
public record Iota(TensorType type, int axis) implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.check(
        axis >= 0 && axis < type.shape().rank(), "Iota axis %d is out of range for %s", axis, type);
    return List.of(type);
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    return List.of();
  }

  @Override
  public Op resolve(IntUnaryOperator known) {
    return new Iota(type.with(Resolving.shape(type.shape(), known)), axis);
  }
}
