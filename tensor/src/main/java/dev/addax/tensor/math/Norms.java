package dev.addax.tensor.math;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import java.util.stream.IntStream;

/** {@code keras.ops.norm}. */
public final class Norms {
  private Norms() {}

  private static Tensor floating(Operand x) {
    var t = x.tensor();
    return t.cast(t.dtype() == DType.INT64 ? DType.FLOAT32 : Promotion.floating(t.dtype()));
  }

  /** {@return the root of the sum of squares along {@code axes}, all of them if none is given} */
  public static Tensor euclidean(Operand x, boolean keepdims, int... axes) {
    return floating(x).square().sum(keepdims, axes).sqrt();
  }

  /**
   * {@return the norm of vectors along {@code axis}}
   *
   * @param order p of (Σ|x|ᵖ)^(1/p); 0 counts what is not 0, ±∞ takes the largest or smallest |x|
   */
  public static Tensor vector(Operand x, double order, boolean keepdims, int axis) {
    var t = floating(x);
    if (order == 2) {
      return euclidean(t, keepdims, axis);
    }
    if (Double.isInfinite(order)) {
      return order > 0 ? t.abs().max(keepdims, axis) : t.abs().min(keepdims, axis);
    }
    return order == 0
        ? t.notEqual(0).cast(t.dtype()).sum(keepdims, axis)
        : t.abs().power(order).sum(keepdims, axis).power(1 / order);
  }

  /**
   * {@return the norm of matrices in the axes {@code rows} and {@code columns}}
   *
   * @param order ±1: largest or smallest sum of a column; ±∞: of a row; ±2: largest or smallest
   *     singular value
   */
  public static Tensor matrix(Operand x, double order, boolean keepdims, int rows, int columns) {
    var t = floating(x);
    int r = t.shape().axis(rows);
    int c = t.shape().axis(columns);
    if (Math.abs(order) == 2) {
      var s = singular(t, r, c);
      return kept(order > 0 ? s.max(-1) : s.min(-1), keepdims, r, c);
    }
    boolean infinite = Double.isInfinite(order);
    Check.that(infinite || Math.abs(order) == 1, "There is no matrix norm of order %s", order);
    var sums = t.abs().sum(true, infinite ? c : r);
    var result = order > 0 ? sums.max(true, infinite ? r : c) : sums.min(true, infinite ? r : c);
    return keepdims ? result : result.squeeze(r, c);
  }

  /** {@return the sum of the singular values} */
  public static Tensor nuclear(Operand x, boolean keepdims, int rows, int columns) {
    var t = floating(x);
    int r = t.shape().axis(rows);
    int c = t.shape().axis(columns);
    return kept(singular(t, r, c).sum(-1), keepdims, r, c);
  }

  private static Tensor singular(Tensor x, int rows, int columns) {
    var order =
        IntStream.concat(
                IntStream.range(0, x.rank()).filter(a -> a != rows && a != columns),
                IntStream.of(rows, columns))
            .toArray();
    return Linalg.svd(x.transpose(order), false).s();
  }

  private static Tensor kept(Tensor x, boolean keepdims, int rows, int columns) {
    return keepdims ? x.expandDims(Math.min(rows, columns)).expandDims(Math.max(rows, columns)) : x;
  }
}
