package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Repeats dimensions of size 1 up to {@code shape}, which has the rank of the input. */
public record Broadcast(Shape shape) implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 1);
    var x = inputs.getFirst();
    Rules.check(
        x.shape().rank() == shape.rank() && x.shape().broadcast(shape).accepts(shape),
        "Cannot broadcast %s to %s",
        x,
        shape);
    return List.of(x.with(shape));
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var from = node.input(0).shape();
    var repeated = new ArrayList<Integer>();
    for (int i = 0; i < from.rank(); i++) {
      if (from.dim(i) == 1 && shape.dim(i) != 1) {
        repeated.add(i);
      }
    }
    var g = Rules.first(gradients);
    return Rules.list(repeated.isEmpty() ? g : g.sum(true, Rules.ints(repeated)));
  }

  @Override
  public Op resolve(IntUnaryOperator known) {
    return new Broadcast(Resolving.shape(shape, known));
  }

  @Override
  public String toString() {
    return "broadcast" + shape;
  }
}
