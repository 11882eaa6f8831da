package dev.addax.tensor.math;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Statistics along axes, and inputs shifted and scaled by them. */
public final class Normalization {
  private static final double FLOAT16_MAX = 65504;

  private Normalization() {}

  /** Mean and variance. */
  public record Moments(Tensor mean, Tensor variance) {}

  /**
   * {@code keras.ops.moments}. float16 and bfloat16 are computed as float32. As in TensorFlow the
   * variance's gradient takes the mean as given, which is the same to first order.
   */
  public static Moments moments(Operand x, boolean keepdims, int... axes) {
    var t = x.tensor();
    boolean half = t.dtype() == DType.FLOAT16 || t.dtype() == DType.BFLOAT16;
    var wide = half ? t.cast(DType.FLOAT32) : t.cast(Promotion.floating(t.dtype()));
    var mean = wide.mean(true, axes);
    var variance = wide.subtract(mean.stopGradient()).square().mean(keepdims, axes);
    var shaped = keepdims ? mean : mean.squeeze(t.shape().axes(axes));
    return half
        ? new Moments(narrow(shaped, t.dtype()), narrow(variance, t.dtype()))
        : new Moments(shaped, variance);
  }

  private static Tensor narrow(Tensor x, DType dtype) {
    return x.clip(-FLOAT16_MAX, FLOAT16_MAX).cast(dtype);
  }

  /**
   * {@code keras.ops.batch_normalization}: {@code (x − mean) / √(variance + epsilon) · scale +
   * offset} with statistics of one value for each place along {@code axis}.
   */
  public static Tensor batch(
      Operand x,
      Operand mean,
      Operand variance,
      int axis,
      @Nullable Operand offset,
      @Nullable Operand scale,
      double epsilon) {
    var t = x.tensor();
    int at = t.shape().axis(axis);
    var inverse = along(variance.tensor(), t, at).add(epsilon).rsqrt();
    var factor = scale == null ? inverse : inverse.multiply(along(scale.tensor(), t, at));
    var shift = along(mean.tensor(), t, at).multiply(factor);
    var moved = offset == null ? shift.negative() : along(offset.tensor(), t, at).subtract(shift);
    return t.multiply(factor.cast(t.dtype())).add(moved.cast(t.dtype()));
  }

  private static Tensor along(Tensor vector, Tensor x, int axis) {
    if (vector.rank() != 1 || axis == x.rank() - 1) {
      return vector;
    }
    var dims = new int[x.rank()];
    Arrays.fill(dims, 1);
    dims[axis] = vector.shape().last();
    return vector.reshape(Shape.of(dims));
  }

  /**
   * {@code keras.ops.layer_normalization}: {@code (x − mean) / √(variance + epsilon) · gamma +
   * beta} with statistics along {@code axes}, at least in float32.
   *
   * @param gamma, beta of the shape of x along {@code axes}
   */
  public static Tensor layer(
      Operand x, @Nullable Operand gamma, @Nullable Operand beta, double epsilon, int... axes) {
    var given = x.tensor();
    var wide = given.cast(Promotion.of(given.dtype(), DType.FLOAT32));
    int[] sorted = wide.shape().axes(axes);
    Arrays.sort(sorted);
    var moments = moments(wide, true, sorted);
    var inverse = moments.variance().add(epsilon).rsqrt();
    var factor = gamma == null ? inverse : inverse.multiply(spread(gamma, wide, sorted));
    var shift = moments.mean().negative().multiply(factor);
    var moved = beta == null ? shift : shift.add(spread(beta, wide, sorted));
    return wide.multiply(factor).add(moved).cast(given.dtype());
  }

  private static Tensor spread(Operand weight, Tensor x, int[] axes) {
    var w = weight.tensor().cast(x.dtype());
    boolean last = axes.length == 1 && axes[0] == x.rank() - 1;
    if (w.rank() == x.rank() || last) {
      return w;
    }
    var dims = new int[x.rank()];
    Arrays.fill(dims, 1);
    for (int axis : axes) {
      dims[axis] = x.shape().dim(axis);
    }
    return w.reshape(Shape.of(dims));
  }

  /** {@code keras.ops.rms_normalization}: x / √(mean of x² + epsilon) · scale. */
  public static Tensor rms(Operand x, @Nullable Operand scale, double epsilon, int... axes) {
    var given = x.tensor();
    var wide = given.cast(Promotion.of(given.dtype(), DType.FLOAT32));
    var t = wide.rank() == 0 ? wide.reshape(1) : wide;
    var root = t.square().mean(true, axes).add(epsilon).rsqrt();
    var scaled = t.multiply(root);
    return (scale == null ? scaled : scaled.multiply(scale.tensor().cast(t.dtype())))
        .cast(given.dtype());
  }

  /**
   * {@code keras.ops.normalize}: x divided by its norm of this order along axes.
   *
   * @param epsilon the smallest norm to divide by
   */
  public static Tensor normalize(Operand x, int order, double epsilon, int... axes) {
    Check.that(order >= 1, "normalize needs an order of at least 1, received %d", order);
    var t = x.tensor().rank() == 0 ? x.tensor().reshape(1) : x.tensor();
    if (order == 2) {
      return t.multiply(t.square().sum(true, axes).rsqrt().minimum(1 / epsilon));
    }
    var norm = t.cast(Promotion.floating(t.dtype())).abs().power((long) order).sum(true, axes);
    var root = order == 1 ? norm : norm.power(1.0 / order);
    return t.divide(root.maximum(epsilon));
  }
}
