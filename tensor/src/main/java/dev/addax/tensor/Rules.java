package dev.addax.tensor;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the {@code infer} and {@code gradient} methods of several families share. */
final class Rules {
  private Rules() {}

  static void count(Op op, List<TensorType> inputs, int expected) {
    if (inputs.size() != expected) {
      throw new IllegalArgumentException(
          "%s takes %d inputs, received %d".formatted(name(op), expected, inputs.size()));
    }
  }

  static String name(Op op) {
    return op.getClass().getSimpleName();
  }

  static void check(boolean condition, String message, Object... arguments) {
    if (!condition) {
      throw new IllegalArgumentException(message.formatted(arguments));
    }
  }

  /**
   * {@return the common type of elementwise operands, unknown dimensions filled in from each other}
   */
  static TensorType same(Op op, TensorType a, TensorType b) {
    check(a.dtype() == b.dtype(), "%s needs one dtype, received %s and %s", op, a, b);
    return a.with(merge(op, a.shape(), b.shape()));
  }

  static Shape merge(Op op, Shape a, Shape b) {
    check(a.accepts(b), "%s needs equal shapes, received %s and %s", op, a, b);
    var dims = a.toArray();
    for (int i = 0; i < dims.length; i++) {
      dims[i] = dims[i] >= 0 ? dims[i] : b.dim(i);
    }
    return Shape.of(dims);
  }

  static List<@Nullable Tensor> none(Node node) {
    return Arrays.asList(new Tensor[node.inputs().size()]);
  }

  static List<@Nullable Tensor> list(@Nullable Tensor... gradients) {
    return Arrays.asList(gradients);
  }

  /** {@return the only arriving gradient; callers are asked only when there is one} */
  static Tensor first(List<@Nullable Tensor> gradients) {
    var first = gradients.getFirst();
    if (first == null) {
      throw new IllegalStateException("No gradient arrived at the first result");
    }
    return first;
  }

  static TensorType index(Shape shape) {
    return new TensorType(DType.INT32, shape);
  }

  static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
