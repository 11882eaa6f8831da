package dev.addax.cpu.tile;

import dev.addax.cpu.kernel.BinaryLoop;
import dev.addax.cpu.kernel.Raw;
import dev.addax.cpu.kernel.Reduction;

/** A reduction of a float register; tiles hold whole rows. */
sealed interface Accumulation {
  /** Takes in the {@code n} elements of one tile. */
  void add(long x, long y, long start, int n);

  /** Each row of {@code count} elements becomes one: every tile makes results of its own. */
  record OfRows(Reduction reduction, int count) implements Accumulation {
    @Override
    public void add(long x, long y, long start, int n) {
      reduction.run(x, y + 4 * (start / count), n / count, count, 1, 0, 1);
    }
  }

  /**
   * All rows of {@code width} elements become one (with {@code width} 1, everything becomes one
   * number): what a tile gives is combined with what the tiles before it left. The total is
   * followed, at {@link #partial}, by room for a tile's own result.
   */
  record OfColumns(Reduction reduction, BinaryLoop combine, int width, float identity)
      implements Accumulation {
    @Override
    public void add(long x, long y, long start, int n) {
      reduction.run(x, y + partial(), 1, n / width, width, 0, width);
      combine.run(y, y + partial(), y, width);
    }

    long partial() {
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
}
