package dev.addax.tensor.random;

import java.util.stream.IntStream;

/** Random orders of 0 to n−1. */
public final class Permutation {
  private Permutation() {}

  /** {@return the order of {@code keras.random.shuffle}: positions sorted by uniform draws} */
  public static int[] sorted(Philox philox, int n) {
    var keys = new float[n];
    Uniform.fill(philox, 0, keys, 0, n);
    // A key has 23 bits, so key and position fit one long and equal keys keep their order.
    return IntStream.range(0, n)
        .mapToLong(i -> (long) (keys[i] * 0x1p23f) << 32 | i)
        .sorted()
        .mapToInt(pair -> (int) pair)
        .toArray();
  }

  /**
   * {@return the order of TensorFlow's {@code random.shuffle}: each position from the first on is
   * swapped with a random one of those not yet passed}
   */
  public static int[] swapped(Philox philox, int n) {
    var order = IntStream.range(0, n).toArray();
    var words = new Words(philox, 0);
    for (int i = 0; i < n - 1; i++) {
      int j = i + Integer.remainderUnsigned(words.next(), n - i);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }
}
