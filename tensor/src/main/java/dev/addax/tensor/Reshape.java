package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The same elements in the same order under other dimensions. */
public record Reshape(Shape shape) implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 1);
    var x = inputs.getFirst();
    Rules.check(
        !x.shape().isKnown() || !shape.isKnown() || x.shape().size() == shape.size(),
        "Cannot reshape %s to %s: the numbers of elements differ",
        x,
        shape);
    return List.of(x.with(shape));
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    return Rules.list(new Reshape(node.input(0).shape()).on(Rules.first(gradients)));
  }

  @Override
  public Op resolve(IntUnaryOperator known) {
    return new Reshape(Resolving.shape(shape, known));
  }

  /** The last unknown dimension follows from the number of elements. */
  @Override
  public Op settle(List<TensorType> inputs) {
    var from = inputs.getFirst().shape();
    return shape.isKnown() || !from.isKnown()
        ? this
        : new Reshape(Movement.Reshaping.quotient(from, shape));
  }

  @Override
  public String toString() {
    return "reshape" + shape;
  }
}
