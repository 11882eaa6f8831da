package dev.addax.tensor;

import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A leaf: the value that a variable had when it was read. */
public record Read(Variable variable) implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return List.of(variable.type());
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    return List.of();
  }

  @Override
  public String toString() {
    return "read(" + variable.path() + ")";
  }
}
