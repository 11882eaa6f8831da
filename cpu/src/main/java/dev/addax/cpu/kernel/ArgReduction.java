package dev.addax.cpu.kernel;

import dev.addax.tensor.type.DType;

/**
 * Positions (int32) of the largest or smallest elements: the first of equals; NaN counts as the
 * extreme.
 */
final class ArgReduction implements Reduction {
  private final DType dtype;
  private final boolean max;

  ArgReduction(DType dtype, boolean max) {
    this.dtype = dtype;
    this.max = max;
  }

  @Override
  public void run(long x, long y, int outer, int count, int inner, int from, int to) {
    for (int o = 0; o < outer; o++) {
      for (int i = from; i < to; i++) {
        int at = o * count * inner + i;
        int best =
            dtype.isFloating() ? floating(x, at, count, inner) : integral(x, at, count, inner);
        Raw.put(y + 4L * (o * inner + i), best);
      }
    }
  }

  private int floating(long x, int at, int count, int step) {
    double best = Elements.floating(dtype, x, at);
    int where = 0;
    for (int r = 1; r < count && !Double.isNaN(best); r++) {
      double value = Elements.floating(dtype, x, at + r * step);
      if (Double.isNaN(value) || (max ? value > best : value < best)) {
        best = value;
        where = r;
      }
    }
    return where;
  }

  private int integral(long x, int at, int count, int step) {
    long best = Elements.integral(dtype, x, at);
    int where = 0;
    for (int r = 1; r < count; r++) {
      long value = Elements.integral(dtype, x, at + r * step);
      if (max ? value > best : value < best) {
        best = value;
        where = r;
      }
    }
    return where;
  }
}
