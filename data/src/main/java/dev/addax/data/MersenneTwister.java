package dev.addax.data;

import java.util.List;

/**
 * MT19937 seeded and used as NumPy's legacy {@code RandomState} does, because Keras splits and
 * shuffles folders with it. Source: Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS 8(1),
 * 1998.
 */
public final class MersenneTwister {
  private static final int N = 624;
  private static final int M = 397;

  private final int[] state = new int[N];
  private int next = N;

  /** Seeds as {@code numpy.random.RandomState(seed)}, for seeds of 32 bits. */
  public MersenneTwister(int seed) {
    state[0] = seed;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  /** {@return the next 32 random bits} */
  public int nextBits() {
    if (next == N) refill();
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void refill() {
    for (int i = 0; i < N; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
      state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
    }
    next = 0;
  }

  /** {@return a number from 0 to {@code max}, both included, drawn by masking and rejecting} */
  public int nextUpTo(int max) {
    if (max == 0) return 0;
    int mask = -1 >>> Integer.numberOfLeadingZeros(max);
    int value = nextBits() & mask;
    while (value > max) value = nextBits() & mask;
    return value;
  }

  /** Shuffles a list in place as {@code RandomState.shuffle}. */
  public <T> void shuffle(List<T> items) {
    for (int i = items.size() - 1; i > 0; i--) {
      int j = nextUpTo(i);
      var kept = items.get(i);
      items.set(i, items.get(j));
      items.set(j, kept);
    }
  }
}
