package dev.addax.tensor;

import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of nodes that a compiler decided to compute as one; made after gradients, so it has none.
 */
public record Fusion(Graph body) implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, body.inputs().size());
    return body.outputs().stream().map(Tensor::type).toList();
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    throw new IllegalStateException("Gradients are taken before fusion");
  }

  @Override
  public String toString() {
    return "fusion";
  }
}
