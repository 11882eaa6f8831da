package dev.addax.tensor.random;

/** Random words as numbers in [0, 1): the low bits become the mantissa. */
final class Bits {
  private Bits() {}

  static float toFloat(int word) {
    return (word & 0x7fffff) * 0x1p-23f;
  }

  static double toDouble(int high, int low) {
    return ((high & 0xfffffL) << 32 | low & 0xffffffffL) * 0x1p-52;
  }

  static long toLong(int low, int high) {
    return (long) high << 32 | low & 0xffffffffL;
  }
}
