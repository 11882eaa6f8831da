package dev.addax.keras.layers;

import java.nio.charset.StandardCharsets;

/** Seeds of weights that follow from one seed and the path of the weight (FNV-1a, 64 bits). */
final class PathSeed {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private PathSeed() {}

  /** {@return a seed from 0 to 2^31 − 1} */
  static long of(long seed, String path) {
    long hash = OFFSET ^ seed;
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * PRIME;
    }
    hash ^= hash >>> 29;
    return (hash * PRIME) >>> 33;
  }
}
