package dev.addax.tensor;

import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A leaf whose value is given from outside: an argument of a traced function or an input of a
 * model.
 *
 * @param source what made it, for those who need to find their way back; null for none
 */
public record Parameter(String name, TensorType type, @Nullable Object source) implements Op {
  public static Tensor of(String name, TensorType type) {
    return new Parameter(name, type, null).on();
  }

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
    return "parameter(" + name + ")";
  }
}
