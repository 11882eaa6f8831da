package dev.addax.keras.config;

import java.math.BigInteger;
import java.util.SplittableRandom;

/**
 * CPython's {@code random.Random}: the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998)
 * with Python's seeding by integers. Keras draws its default seeds from it.
 */
public final class PythonRandom {
  private static final int N = 624;
  private static final int M = 397;

  private final int[] state = new int[N];
  private int index;

  /** Starts with a seed nobody knows, as Python does. */
  public PythonRandom() {
    // A secure source would cost tens of milliseconds of every program's start.
    this(
        new BigInteger(
            1, bytes(new SplittableRandom(System.nanoTime() ^ new SplittableRandom().nextLong()))));
  }

  private static byte[] bytes(SplittableRandom entropy) {
    var bytes = new byte[32];
    entropy.nextBytes(bytes);
    return bytes;
  }

  /** Starts as {@code random.seed(seed)}; the sign of the seed is ignored there too. */
  public PythonRandom(BigInteger seed) {
    seed(words(seed.abs()));
  }

  /** Starts as {@code random.seed(seed)}. */
  public PythonRandom(long seed) {
    this(BigInteger.valueOf(seed));
  }

  /**
   * {@return a uniform integer from {@code low} to {@code high}, both included: {@code randint}}
   */
  public long randint(long low, long high) {
    if (low > high) {
      throw new IllegalArgumentException("empty range: %d to %d".formatted(low, high));
    }
    return low + below(Math.addExact(Math.subtractExact(high, low), 1));
  }

  /** {@return {@code k} random bits, 0 to 63: {@code getrandbits}} */
  public long getrandbits(int k) {
    if (k < 0 || k > 63) {
      throw new IllegalArgumentException("0 to 63 bits, received " + k);
    }
    if (k == 0) {
      return 0;
    }
    if (k <= 32) {
      return Integer.toUnsignedLong(next() >>> (32 - k));
    }
    long low = Integer.toUnsignedLong(next());
    return Integer.toUnsignedLong(next() >>> (64 - k)) << 32 | low;
  }

  /** {@return a uniform double in [0, 1) with 53 bits: {@code random()}} */
  public double random() {
    long high = next() >>> 5;
    long low = next() >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  private long below(long n) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(n);
    long value;
    do {
      value = getrandbits(bits);
    } while (value >= n);
    return value;
  }

  /** The seed as 32-bit words, least significant first; zero is one word. */
  private static int[] words(BigInteger seed) {
    var words = new int[Math.max(1, (seed.bitLength() + 31) / 32)];
    for (int i = 0; i < words.length; i++) {
      words[i] = seed.shiftRight(32 * i).intValue();
    }
    return words;
  }

  private void seed(int[] key) {
    state[0] = 19650218;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * mixed(i) + i;
    }
    int i = 1;
    for (int k = 0; k < Math.max(N, key.length); k++) {
      int j = k % key.length;
      state[i] = (state[i] ^ mixed(i) * 1664525) + key[j] + j;
      i = following(i);
    }
    for (int k = 1; k < N; k++) {
      state[i] = (state[i] ^ mixed(i) * 1566083941) - i;
      i = following(i);
    }
    state[0] = 0x80000000;
    index = N;
  }

  private int mixed(int i) {
    return state[i - 1] ^ state[i - 1] >>> 30;
  }

  private int following(int i) {
    if (i + 1 < N) {
      return i + 1;
    }
    state[0] = state[N - 1];
    return 1;
  }

  private int next() {
    if (index == N) {
      twist();
    }
    int y = state[index++];
    y ^= y >>> 11;
    y ^= y << 7 & 0x9d2c5680;
    y ^= y << 15 & 0xefc60000;
    return y ^ y >>> 18;
  }

  private void twist() {
    for (int i = 0; i < N; i++) {
      int y = state[i] & 0x80000000 | state[(i + 1) % N] & 0x7fffffff;
      state[i] = state[(i + M) % N] ^ y >>> 1 ^ -(y & 1) & 0x9908b0df;
    }
    index = 0;
  }
}
