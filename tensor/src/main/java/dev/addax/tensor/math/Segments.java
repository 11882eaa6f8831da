package dev.addax.tensor.math;

import dev.addax.tensor.Constant;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;

/**
 * Combines the slices of a tensor along its first axis that belong to the same segment. Slices
 * whose segment number is negative or not below the number of segments are left out.
 */
public final class Segments {
  private Segments() {}

  /** {@code keras.ops.segment_sum}; an empty segment gives 0. */
  public static Tensor sum(Operand data, Operand segments, int count) {
    return combine(Scatter.Kind.ADD, data.tensor(), segments.tensor(), count, 0);
  }

  /** {@code keras.ops.segment_prod}; an empty segment gives 1. */
  public static Tensor prod(Operand data, Operand segments, int count) {
    return combine(Scatter.Kind.MULTIPLY, data.tensor(), segments.tensor(), count, 1);
  }

  /** {@code keras.ops.segment_max}; an empty segment gives the lowest value of the dtype. */
  public static Tensor max(Operand data, Operand segments, int count) {
    var x = data.tensor();
    return combine(Scatter.Kind.MAXIMUM, x, segments.tensor(), count, Limits.lowest(x.dtype()));
  }

  /** {@code keras.ops.segment_min}; an empty segment gives the highest value of the dtype. */
  public static Tensor min(Operand data, Operand segments, int count) {
    var x = data.tensor();
    return combine(Scatter.Kind.MINIMUM, x, segments.tensor(), count, Limits.highest(x.dtype()));
  }

  /** Slices that are left out go to an extra segment at the end. */
  private static Tensor combine(
      Scatter.Kind kind, Tensor x, Tensor segments, int count, Number start) {
    var ids = segments.cast(DType.INT32);
    var inside = ids.greaterEqual(0).logicalAnd(ids.less(count));
    var places = inside.where(ids, Tensors.scalar(count));
    var begin = Constant.of(new TensorType(x.dtype(), x.shape().with(0, count + 1)), start);
    return new Scatter(kind, 0, 0).on(begin, places, x).narrow(0, 0, count);
  }
}
