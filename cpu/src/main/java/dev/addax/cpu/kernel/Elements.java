package dev.addax.cpu.kernel;

import dev.addax.tensor.buffer.BFloat16;
import dev.addax.tensor.type.DType;

/** Single elements of any dtype. Where the dtype is a constant the choice costs nothing. */
final class Elements {
  private Elements() {}

  /** {@return a floating element} */
  static double floating(DType dtype, long base, int i) {
    return switch (dtype) {
      case FLOAT32 -> Raw.getFloat(base + 4L * i);
      case FLOAT64 -> Raw.getDouble(base + 8L * i);
      case FLOAT16 -> Float.float16ToFloat(Raw.getShort(base + 2L * i));
      case BFLOAT16 -> BFloat16.toFloat(Raw.getShort(base + 2L * i));
      default -> throw new IllegalArgumentException(dtype + " is not floating");
    };
  }

  /** {@return a bool or integer element} */
  static long integral(DType dtype, long base, int i) {
    return switch (dtype) {
      case BOOL, UINT8 -> Raw.getByte(base + i) & 0xFF;
      case INT8 -> Raw.getByte(base + i);
      case UINT16 -> Raw.getShort(base + 2L * i) & 0xFFFF;
      case INT16 -> Raw.getShort(base + 2L * i);
      case UINT32 -> Raw.getInt(base + 4L * i) & 0xFFFFFFFFL;
      case INT32 -> Raw.getInt(base + 4L * i);
      case INT64 -> Raw.getLong(base + 8L * i);
      default -> throw new IllegalArgumentException(dtype + " is floating");
    };
  }

  /** Stores a floating element, rounded to the dtype. */
  static void floating(DType dtype, long base, int i, double value) {
    switch (dtype) {
      case FLOAT32 -> Raw.put(base + 4L * i, (float) value);
      case FLOAT64 -> Raw.put(base + 8L * i, value);
      case FLOAT16 -> Raw.put(base + 2L * i, Float.floatToFloat16((float) value));
      case BFLOAT16 -> Raw.put(base + 2L * i, BFloat16.fromFloat((float) value));
      default -> throw new IllegalArgumentException(dtype + " is not floating");
    }
  }

  /** Stores a bool or integer element, wrapped to the dtype. */
  static void integral(DType dtype, long base, int i, long value) {
    switch (dtype) {
      case BOOL -> Raw.put(base + i, (byte) (value != 0 ? 1 : 0));
      case UINT8, INT8 -> Raw.put(base + i, (byte) value);
      case UINT16, INT16 -> Raw.put(base + 2L * i, (short) value);
      case UINT32, INT32 -> Raw.put(base + 4L * i, (int) value);
      case INT64 -> Raw.put(base + 8L * i, value);
      default -> throw new IllegalArgumentException(dtype + " is floating");
    }
  }
}
