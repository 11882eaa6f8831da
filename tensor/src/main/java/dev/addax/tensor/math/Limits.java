package dev.addax.tensor.math;

import dev.addax.tensor.type.DType;

/** The ends of the ranges of dtypes. */
public final class Limits {
  private Limits() {}

  /** {@return the lowest finite value} */
  public static Number lowest(DType dtype) {
    return dtype.isFloating()
        ? (Number) (-highest(dtype).doubleValue())
        : (Number)
            (dtype == DType.BOOL || dtype.isUnsigned() ? 0L : -1L << (8 * dtype.bytes() - 1));
  }

  /** {@return the highest finite value} */
  public static Number highest(DType dtype) {
    return switch (dtype) {
      case BOOL -> 1L;
      case UINT8, UINT16, UINT32 -> (1L << 8 * dtype.bytes()) - 1;
      case INT8, INT16, INT32, INT64 -> ~(-1L << (8 * dtype.bytes() - 1));
      case BFLOAT16 -> 3.3895313892515355e38;
      case FLOAT16 -> 65504.0;
      case FLOAT32 -> (double) Float.MAX_VALUE;
      case FLOAT64 -> Double.MAX_VALUE;
      case STRING -> throw new IllegalArgumentException("Strings have no largest value");
    };
  }
}
