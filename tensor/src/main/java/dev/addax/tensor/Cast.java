package dev.addax.tensor;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts to another dtype. Floating to integer truncates towards zero; to bool means {@code x !=
 * 0}; integers wrap.
 *
 * @param bits true reinterprets the bits instead; a dtype of another size changes the last
 *     dimension
 */
public record Cast(DType dtype, boolean bits) implements Op {
  public Cast(DType dtype) {
    this(dtype, false);
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 1);
    var x = inputs.getFirst();
    return List.of(bits && x.dtype().bytes() != dtype.bytes() ? resized(x) : x.with(dtype));
  }

  private TensorType resized(TensorType x) {
    Rules.check(
        x.shape().rank() > 0, "Cannot view the scalar %s as %s: their sizes differ", x, dtype);
    int last = x.shape().last();
    long bytes = (long) last * x.dtype().bytes();
    Rules.check(
        last < 0 || bytes % dtype.bytes() == 0, "Cannot view %s as %s: sizes don't fit", x, dtype);
    return new TensorType(
        dtype, x.shape().with(-1, last < 0 ? Integer.MIN_VALUE : (int) (bytes / dtype.bytes())));
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var from = node.input(0).dtype();
    return !bits && from.isFloating() && dtype.isFloating()
        ? Rules.list(Rules.first(gradients).cast(from))
        : Rules.none(node);
  }

  @Override
  public String toString() {
    return (bits ? "view(" : "cast(") + dtype + ")";
  }
}
