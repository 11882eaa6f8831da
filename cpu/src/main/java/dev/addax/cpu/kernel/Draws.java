package dev.addax.cpu.kernel;

import dev.addax.tensor.random.Philox;

/**
 * Uniform float32 draws in [0, 1) of 23 random bits: four elements from each block of the stream.
 */
public final class Draws {
  private static final int MASK = (1 << 23) - 1;
  private static final float UNIT = 1f / (1 << 23);

  private Draws() {}

  /**
   * Writes elements {@code first … last − 1} of a tensor that begins at {@code y}; {@code first} is
   * a multiple of four.
   */
  public static void uniform(Philox philox, long y, int first, int last) {
    int at = first;
    if (Loops.useVectors()) {
      at = UniformVectors.run(philox, y, first, last);
    }
    var block = new int[4];
    for (; at < last; at += 4) {
      philox.block(at >> 2, block);
      for (int lane = 0; lane < Math.min(4, last - at); lane++) {
        Raw.put(y + 4L * (at + lane), (block[lane] & MASK) * UNIT);
      }
    }
  }
}
