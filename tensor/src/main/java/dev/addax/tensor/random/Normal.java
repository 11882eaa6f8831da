package dev.addax.tensor.random;

/**
 * Draws from the normal distribution of mean 0 and standard deviation 1. Four floats or two doubles
 * come from one block. float16 and bfloat16 are the floats, rounded.
 */
public final class Normal {
  private Normal() {}

  /** Fills {@code count} elements; {@code start} is the index of the first in the whole. */
  public static void fill(Philox philox, long start, float[] out, int at, int count) {
    var block = new int[4];
    var values = new float[4];
    for (long n = start; n < start + count; n++) {
      int lane = (int) (n & 3);
      if (lane == 0 || n == start) {
        philox.block(n >> 2, block);
        BoxMuller.floats(block[0], block[1], values, 0);
        BoxMuller.floats(block[2], block[3], values, 2);
      }
      out[at + (int) (n - start)] = values[lane];
    }
  }

  /** Fills {@code count} elements; {@code start} is the index of the first in the whole. */
  public static void fill(Philox philox, long start, double[] out, int at, int count) {
    var block = new int[4];
    var values = new double[2];
    for (long n = start; n < start + count; n++) {
      int lane = (int) (n & 1);
      if (lane == 0 || n == start) {
        philox.block(n >> 1, block);
        BoxMuller.doubles(block, values);
      }
      out[at + (int) (n - start)] = values[lane];
    }
  }
}
