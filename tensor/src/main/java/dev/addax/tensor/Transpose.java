package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Permutes dimensions: dimension i of the result is dimension {@code permutation[i]} of the input.
 */
public record Transpose(List<Integer> permutation) implements Op {
  public Transpose {
    permutation = List.copyOf(permutation);
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 1);
    var x = inputs.getFirst();
    Rules.check(
        permutation.stream()
            .sorted()
            .toList()
            .equals(IntStream.range(0, x.shape().rank()).boxed().toList()),
        "%s is not a permutation of the axes of %s",
        permutation,
        x);
    return List.of(x.with(Shape.of(permutation.stream().map(x.shape()::dim).toList())));
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    return Rules.list(inverse().on(Rules.first(gradients)));
  }

  /** {@return the transpose that undoes this one} */
  public Transpose inverse() {
    return new Transpose(
        IntStream.range(0, permutation.size()).mapToObj(permutation::indexOf).toList());
  }

  @Override
  public String toString() {
    return "transpose" + permutation;
  }
}
