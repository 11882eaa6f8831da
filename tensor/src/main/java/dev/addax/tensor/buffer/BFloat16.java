package dev.addax.tensor.buffer;

/** Conversions of bfloat16, the upper half of a float32. */
public final class BFloat16 {
  private BFloat16() {}

  /** {@return the float with the same value} */
  public static float toFloat(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /** {@return the nearest bfloat16, ties to even} */
  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) ((bits >>> 16) | 0x40);
    }
    return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
  }
}
