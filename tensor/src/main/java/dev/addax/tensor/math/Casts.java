package dev.addax.tensor.math;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;

/** Conversions between dtypes with a limit. */
public final class Casts {
  private Casts() {}

  /**
   * {@code keras.ops.saturate_cast}: values outside the range of {@code dtype} become its ends
   * instead of wrapping.
   */
  public static Tensor saturate(Operand x, DType dtype) {
    var t = x.tensor();
    if (t.dtype() == DType.BOOL) {
      return t.cast(dtype);
    }
    double low = Math.max(low(t.dtype()), low(dtype));
    double high = Math.min(high(t.dtype()), high(dtype));
    return t.dtype().isFloating()
        ? t.clip(nudged(t.dtype(), low, low(dtype)), nudged(t.dtype(), high, high(dtype)))
            .cast(dtype)
        : whole(t, dtype);
  }

  private static Tensor whole(Tensor x, DType dtype) {
    if (dtype.isFloating()) {
      return x.cast(dtype);
    }
    long low = Math.max(Limits.lowest(x.dtype()).longValue(), Limits.lowest(dtype).longValue());
    long high = Math.min(Limits.highest(x.dtype()).longValue(), Limits.highest(dtype).longValue());
    return x.maximum(low).minimum(high).cast(dtype);
  }

  private static double low(DType dtype) {
    return Limits.lowest(dtype).doubleValue();
  }

  private static double high(DType dtype) {
    return Limits.highest(dtype).doubleValue();
  }

  /**
   * A limit that the floating dtype rounds to beyond the range is moved to its neighbour inside.
   */
  private static double nudged(DType dtype, double limit, double end) {
    double rounded = dtype == DType.FLOAT64 ? limit : (float) limit;
    boolean outside = Math.abs(rounded) > Math.abs(end) || rounded == 0x1p63;
    if (!outside) {
      return rounded;
    }
    return dtype == DType.FLOAT64 ? Math.nextAfter(rounded, 0) : Math.nextAfter((float) rounded, 0);
  }
}
