package dev.addax.cpu.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arithmetic of dimensions. */
public final class Strides {
  private Strides() {}

  /**
   * {@return the strides of the same elements under other sizes, if they differ only in dimensions
   * of size one}
   */
  static Optional<long[]> reshape(long[] sizes, long[] strides, long[] other) {
    var result = new long[other.length];
    int i = 0;
    for (int j = 0; j < other.length; j++) {
      if (other[j] == 1) {
        continue;
      }
      while (i < sizes.length && sizes[i] == 1) {
        i++;
      }
      if (i == sizes.length || sizes[i] != other[j]) {
        return Optional.empty();
      }
      result[j] = strides[i++];
    }
    while (i < sizes.length && sizes[i] == 1) {
      i++;
    }
    return i == sizes.length ? Optional.of(result) : Optional.empty();
  }

  /**
   * {@return (outer, count, inner) if the axes, apart from dimensions of size one, are neighbours,
   * so that a reduction over them is one over the middle of three dimensions; empty otherwise}
   */
  public static long[] split(long[] sizes, List<Integer> axes) {
    var kept = new ArrayList<Integer>();
    for (int axis : axes) {
      if (sizes[axis] != 1) {
        kept.add(axis);
      }
    }
    if (kept.isEmpty()) {
      return new long[] {product(sizes, 0, sizes.length), 1, 1};
    }
    int first = kept.getFirst();
    int last = kept.getLast();
    long count = product(sizes, first, last + 1);
    long wanted = kept.stream().mapToLong(a -> sizes[a]).reduce(1, (a, b) -> a * b);
    return count == wanted
        ? new long[] {product(sizes, 0, first), count, product(sizes, last + 1, sizes.length)}
        : new long[0];
  }

  private static long product(long[] sizes, int from, int to) {
    long product = 1;
    for (int i = from; i < to; i++) {
      product *= sizes[i];
    }
    return product;
  }
}
