package dev.addax.tensor;

import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A leaf: given elements. Equal only to itself, since comparing elements would be slow. */
public record Data(TensorType type, Buffer buffer) implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return List.of(type);
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    return List.of();
  }

  @Override
  public String toString() {
    return "data(" + type + ")";
  }
}
