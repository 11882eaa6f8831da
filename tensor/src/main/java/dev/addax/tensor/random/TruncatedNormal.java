package dev.addax.tensor.random;

/**
 * Draws from the standard normal distribution, values beyond two standard deviations drawn again.
 * Each group of four floats (two doubles) has 1024 (512) words of its own.
 */
public final class TruncatedNormal {
  private static final int FLOATS = 4;
  private static final int DOUBLES = 2;
  private static final long WORDS_PER_ELEMENT = 256;
  private static final int LIMIT = 2;

  private TruncatedNormal() {}

  /** Fills {@code count} elements; {@code start} is the index of the first in the whole. */
  public static void fill(Philox philox, long start, float[] out, int at, int count) {
    var group = new float[FLOATS];
    for (long n = start; n < start + count; n++) {
      int lane = (int) (n % FLOATS);
      if (lane == 0 || n == start) {
        floats(new Words(philox, n / FLOATS * (FLOATS * WORDS_PER_ELEMENT / 4)), group);
      }
      out[at + (int) (n - start)] = group[lane];
    }
  }

  /** Fills {@code count} elements; {@code start} is the index of the first in the whole. */
  public static void fill(Philox philox, long start, double[] out, int at, int count) {
    var group = new double[DOUBLES];
    for (long n = start; n < start + count; n++) {
      int lane = (int) (n % DOUBLES);
      if (lane == 0 || n == start) {
        doubles(new Words(philox, n / DOUBLES * (DOUBLES * WORDS_PER_ELEMENT / 4)), group);
      }
      out[at + (int) (n - start)] = group[lane];
    }
  }

  private static void floats(Words words, float[] group) {
    var pair = new float[2];
    for (int filled = 0; filled < group.length; ) {
      BoxMuller.floats(words.next(), words.next(), pair, 0);
      for (int i = 0; i < 2 && filled < group.length; i++) {
        if (Math.abs(pair[i]) < LIMIT) {
          group[filled++] = pair[i];
        }
      }
    }
  }

  private static void doubles(Words words, double[] group) {
    var four = new int[4];
    var pair = new double[2];
    for (int filled = 0; filled < group.length; ) {
      for (int i = 0; i < 4; i++) {
        four[i] = words.next();
      }
      BoxMuller.doubles(four, pair);
      for (int i = 0; i < 2 && filled < group.length; i++) {
        if (Math.abs(pair[i]) < LIMIT) {
          group[filled++] = pair[i];
        }
      }
    }
  }
}
