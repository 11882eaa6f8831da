package dev.addax.cpu.tile;

import dev.addax.cpu.kernel.BinaryLoop;
import dev.addax.cpu.kernel.Raw;
import dev.addax.cpu.kernel.Reduction;

/**
 * A reduction of a float register over all rows of {@code width} elements; with {@code width} 1,
 * everything becomes one number. What a tile gives is combined with what the tiles before it left.
 * The total is followed, at {@link #partial}, by room for a tile's own result.
 */
record Accumulation(Reduction reduction, BinaryLoop combine, int width, float identity) {
  /** Takes in the {@code n} elements of one tile. */
  void add(long x, long y, int n) {
    reduction.run(x, y + partial(), 1, n / width, width, 0, width);
    combine.run(y, y + partial(), y, width);
  }

  private long partial() {
    return (4L * width + 63) & -64;
  }

  /** {@return the scratch memory of one part, in bytes} */
  int bytes() {
    return Math.toIntExact(2 * partial());
  }

  void clear(long y) {
    for (int i = 0; i < width; i++) {
      Raw.put(y + 4L * i, identity);
    }
  }
}
