package dev.addax.tensor.random;

/** Uniform draws. Four elements come from one block, two if an element has 64 bits. */
public final class Uniform {
  private Uniform() {}

  /**
   * Fills {@code count} elements from {@code at} on with values in [0, 1) of 23 random bits.
   *
   * @param start index of the first of them in the stream's tensor
   */
  public static void fill(Philox philox, long start, float[] out, int at, int count) {
    fill(philox, start, 23, out, at, count);
  }

  /** Fills with the values of a float16 tensor: 10 random bits. */
  public static void fillFloat16(Philox philox, long start, float[] out, int at, int count) {
    fill(philox, start, 10, out, at, count);
  }

  /** Fills with the values of a bfloat16 tensor: 7 random bits. */
  public static void fillBfloat16(Philox philox, long start, float[] out, int at, int count) {
    fill(philox, start, 7, out, at, count);
  }

  private static void fill(
      Philox philox, long start, int mantissa, float[] out, int at, int count) {
    int mask = (1 << mantissa) - 1;
    float unit = 1f / (1 << mantissa);
    var block = new int[4];
    for (long n = start; n < start + count; n++) {
      int lane = (int) (n & 3);
      if (lane == 0 || n == start) {
        philox.block(n >> 2, block);
      }
      out[at + (int) (n - start)] = (block[lane] & mask) * unit;
    }
  }

  /** Fills with values in [0, 1) of 52 random bits. */
  public static void fill(Philox philox, long start, double[] out, int at, int count) {
    var block = new int[4];
    for (long n = start; n < start + count; n++) {
      int lane = (int) (n & 1) * 2;
      if (lane == 0 || n == start) {
        philox.block(n >> 1, block);
      }
      out[at + (int) (n - start)] = Bits.toDouble(block[lane], block[lane + 1]);
    }
  }

  /** Fills with integers of all 32 bits. */
  public static void fill(Philox philox, long start, int[] out, int at, int count) {
    var block = new int[4];
    for (long n = start; n < start + count; n++) {
      int lane = (int) (n & 3);
      if (lane == 0 || n == start) {
        philox.block(n >> 2, block);
      }
      out[at + (int) (n - start)] = block[lane];
    }
  }

  /** Fills with integers of all 64 bits. */
  public static void fill(Philox philox, long start, long[] out, int at, int count) {
    var block = new int[4];
    for (long n = start; n < start + count; n++) {
      int lane = (int) (n & 1) * 2;
      if (lane == 0 || n == start) {
        philox.block(n >> 1, block);
      }
      out[at + (int) (n - start)] = Bits.toLong(block[lane], block[lane + 1]);
    }
  }

  /** Fills with integers from {@code low} to before {@code high}, both 32-bit. */
  public static void fill(
      Philox philox, long start, int low, int high, int[] out, int at, int count) {
    requireRange(low, high);
    fill(philox, start, out, at, count);
    for (int i = at; i < at + count; i++) {
      out[i] = low + Integer.remainderUnsigned(out[i], high - low);
    }
  }

  /** Fills with integers from {@code low} to before {@code high}, both 64-bit. */
  public static void fill(
      Philox philox, long start, long low, long high, long[] out, int at, int count) {
    requireRange(low, high);
    fill(philox, start, out, at, count);
    for (int i = at; i < at + count; i++) {
      out[i] = low + Long.remainderUnsigned(out[i], high - low);
    }
  }

  private static void requireRange(long low, long high) {
    if (low >= high) {
      throw new IllegalArgumentException(
          "need minval < maxval, received minval=%d maxval=%d".formatted(low, high));
    }
  }
}
