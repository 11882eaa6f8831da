package dev.addax.cpu;

import dev.addax.tensor.buffer.BFloat16;
import dev.addax.tensor.type.DType;

/** The bits of single elements. */
final class Bits {
  private Bits() {}

  /** {@return the bits of {@code value} as an element of {@code dtype}} */
  static long of(DType dtype, Number value) {
    return switch (dtype) {
      case BOOL -> value.longValue() != 0 ? 1 : 0;
      case UINT8, UINT16, UINT32, INT8, INT16, INT32, INT64 -> value.longValue();
      case BFLOAT16 -> BFloat16.fromFloat(value.floatValue());
      case FLOAT16 -> Float.floatToFloat16(value.floatValue());
      case FLOAT32 -> Float.floatToRawIntBits(value.floatValue());
      case FLOAT64 -> Double.doubleToRawLongBits(value.doubleValue());
      case STRING -> throw new IllegalArgumentException("Strings are no numbers");
    };
  }
}
