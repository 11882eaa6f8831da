package dev.addax.tensor.math;

import dev.addax.tensor.Movement;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counting elements. */
public final class Histograms {
  private Histograms() {}

  /** Counts, in the dtype of the data, and the edges between bins. */
  public record Histogram(Tensor counts, Tensor edges) {}

  /** {@code keras.ops.histogram} from the smallest to the largest element. */
  public static Histogram histogram(Operand x, int bins) {
    var t = x.tensor();
    return histogram(t, bins, t.min(), t.max());
  }

  /** {@code keras.ops.histogram}; elements outside the range are not counted. */
  public static Histogram histogram(Operand x, int bins, Operand low, Operand high) {
    var t = x.tensor().ravel();
    var from = low.tensor().cast(t.dtype());
    var to = high.tensor().cast(t.dtype());
    var wide = Promotion.floating(t.dtype());
    var step = to.cast(wide).subtract(from.cast(wide)).divide(bins);
    var inner = Tensors.arange(bins, wide).multiply(step).add(from.cast(wide)).cast(t.dtype());
    var edges = Movement.concatenate(List.of(inner, to.reshape(1)), 0);
    var above = edges.narrow(0, 1, bins - 1).lessEqual(t.expandDims(1));
    var bin = above.cast(DType.INT32).sum(1);
    var inside = t.greaterEqual(from).logicalAnd(t.lessEqual(to));
    var zeros = Tensors.full(Shape.of(bins), 0, t.dtype());
    var counts = new Scatter(Scatter.Kind.ADD, 0, 0).on(zeros, bin, inside.cast(t.dtype()));
    return new Histogram(counts, edges);
  }

  /**
   * {@code keras.ops.bincount}: how often each of 0 to the largest element occurs along the last
   * axis. The elements must have values, since the size of the result depends on them.
   *
   * @param weights what each element counts, of the shape of {@code x}; null for 1
   * @param minLength the least size of the result
   */
  public static Tensor bincount(Operand x, @Nullable Operand weights, int minLength) {
    var t = x.tensor();
    int length = minLength;
    if (t.shape().size() > 0) {
      length = Math.max(length, (int) t.max().item() + 1);
    }
    return bincountOf(t.cast(DType.INT32), weights == null ? null : weights.tensor(), t, length);
  }

  /**
   * {@return how often each of 0 to {@code length} − 1 occurs in a vector of whole numbers, all
   * within that range, as int32} Unlike {@link #bincount} it needs no values.
   */
  public static Tensor counts(Tensor x, int length) {
    return bincountOf(x.cast(DType.INT32), null, x, length);
  }

  private static Tensor bincountOf(Tensor x, @Nullable Tensor weights, Tensor given, int length) {
    var counted = weights == null ? DType.INT32 : Promotion.of(given.dtype(), weights.dtype());
    var values = weights == null ? x.onesLike() : weights.cast(counted);
    int rows = x.rank() == 1 ? 1 : x.shape().dim(0);
    // All rows are counted in one: row i has the numbers from i · length on.
    var offset = Tensors.arange(rows, DType.INT32).multiply((long) length).expandDims(1);
    var at = x.reshape(rows, x.shape().last()).add(offset).ravel();
    var zeros = Tensors.full(Shape.of(rows * length), 0, values.dtype());
    var counts = new Scatter(Scatter.Kind.ADD, 0, 0).on(zeros, at, values.ravel());
    return (x.rank() == 1 ? counts : counts.reshape(rows, length)).cast(counted);
  }
}
