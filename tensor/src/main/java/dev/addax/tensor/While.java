package dev.addax.tensor;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Repeats {@code body} as long as {@code condition} holds. Inputs: carries, then invariants; both
 * graphs take all of them; the condition gives a bool scalar, the body the next carries.
 *
 * @param carries the number of carries
 */
public record While(Graph condition, Graph body, int carries) implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, body.inputs().size());
    Rules.check(
        condition.outputTypes().equals(List.of(new TensorType(DType.BOOL, Shape.SCALAR))),
        "The condition of while_loop gives %s, not a bool scalar",
        condition.outputTypes());
    Rules.check(
        body.outputTypes().equals(inputs.subList(0, carries)),
        "The body of while_loop gives %s for carries %s",
        body.outputTypes(),
        inputs.subList(0, carries));
    return body.outputTypes();
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    throw new UnsupportedOperationException(
        "while_loop with an unknown number of steps has no reverse-mode gradient; use a loop with a"
            + " fixed length (scan, fori_loop) or stopGradient");
  }

  @Override
  public String toString() {
    return "while";
  }
}
