package dev.addax.tensor.random;

/**
 * The counter-based generator Philox-4x32-10 (Salmon et al., "Parallel random numbers: as easy as
 * 1, 2, 3", SC 2011): a key and a 128-bit counter where its stream starts. Immutable.
 *
 * @param key0 low word of the key
 * @param key1 high word of the key
 * @param low low half of the counter of block 0
 * @param high high half of it
 */
public record Philox(int key0, int key1, long low, long high) {
  private static final int ROUNDS = 10;
  private static final long M0 = 0xD2511F53L;
  private static final long M1 = 0xCD9E8D57L;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;
  private static final long WORD = 0xffffffffL;

  /** Keras folds its 64-bit seeds into 32 bits by this modulus. */
  private static final long KERAS_MODULUS = Integer.MAX_VALUE - 1L;

  /**
   * {@return the stream of a Keras seed: what {@code keras.random} uses for the state {@code [seed,
   * counter]} of a seed generator; an integer seed is {@code [seed, 0]}}
   */
  public static Philox keras(long seed, long counter) {
    return stateless(Math.floorMod(seed, KERAS_MODULUS), Math.floorMod(counter, KERAS_MODULUS));
  }

  /** {@return the stream of TensorFlow's {@code stateless_*} ops for a seed of two integers} */
  public static Philox stateless(long seed0, long seed1) {
    // The pair is scrambled, so that it does not matter which of its bits differ.
    var mix = new int[4];
    new Philox(0x3ec8f720, 0x02461e29, seed0, seed1).block(0, mix);
    return new Philox(mix[0], mix[1], 0, mix[2] & WORD | (long) mix[3] << 32);
  }

  /** {@return the stream of TensorFlow's stateful ops for their two seeds} */
  public static Philox stateful(long seed, long seed2) {
    return new Philox((int) seed, (int) (seed >>> 32), 0, seed2);
  }

  /** {@return the same stream from block {@code n} on} */
  public Philox skip(long n) {
    long sum = low + n;
    return new Philox(key0, key1, sum, Long.compareUnsigned(sum, low) < 0 ? high + 1 : high);
  }

  /** Writes the four words of block {@code index} into {@code out}. */
  public void block(long index, int[] out) {
    long sum = low + index;
    long carried = Long.compareUnsigned(sum, low) < 0 ? high + 1 : high;
    int c0 = (int) sum;
    int c1 = (int) (sum >>> 32);
    int c2 = (int) carried;
    int c3 = (int) (carried >>> 32);
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = M0 * (c0 & WORD);
      long p1 = M1 * (c2 & WORD);
      int n0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      int n2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c0 = n0;
      c1 = (int) p1;
      c2 = n2;
      c3 = (int) p0;
      k0 += W0;
      k1 += W1;
    }
    out[0] = c0;
    out[1] = c1;
    out[2] = c2;
    out[3] = c3;
  }
}
