package dev.addax.cpu.kernel;

import static dev.addax.cpu.kernel.Lanes.BYTES;
import static dev.addax.cpu.kernel.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * One row times a matrix. The matrix is read once, eight whole rows at a time, as memory likes it;
 * the result stays in the first level cache.
 */
final class FloatRowVectors {
  private FloatRowVectors() {}

  static void run(int n, int k, long a, long aColumn, long b, long bRow, long c, long init) {
    if (init == 0) {
      Raw.clear(c, 4L * n);
    } else if (init != c) {
      Raw.copy(init, c, 4L * n);
    }
    int whole = n - n % LENGTH;
    int p = 0;
    for (; p <= k - 8; p += 8, a += 8 * aColumn, b += 8 * bRow) {
      eight(whole, a, aColumn, b, bRow, c);
    }
    for (; p < k; p++, a += aColumn, b += bRow) {
      one(whole, a, b, c);
    }
    if (whole < n) {
      long back = k * aColumn;
      rest(
          k,
          a - back,
          aColumn,
          b - k * bRow + 4L * whole,
          bRow,
          c + 4L * whole,
          Lanes.first(n - whole));
    }
  }

  private static FloatVector times(long a) {
    return FloatVector.broadcast(Lanes.FLOATS, Raw.getFloat(a));
  }

  private static void eight(int n, long a, long aColumn, long b, long bRow, long c) {
    FloatVector x0 = times(a);
    FloatVector x1 = times(a + aColumn);
    FloatVector x2 = times(a + 2 * aColumn);
    FloatVector x3 = times(a + 3 * aColumn);
    FloatVector x4 = times(a + 4 * aColumn);
    FloatVector x5 = times(a + 5 * aColumn);
    FloatVector x6 = times(a + 6 * aColumn);
    FloatVector x7 = times(a + 7 * aColumn);
    long b4 = b + 4 * bRow;
    for (long at = 0; at < 4L * n; at += BYTES) {
      FloatVector sum = x0.fma(Lanes.load(b + at), Lanes.load(c + at));
      sum = x1.fma(Lanes.load(b + bRow + at), sum);
      sum = x2.fma(Lanes.load(b + 2 * bRow + at), sum);
      sum = x3.fma(Lanes.load(b + 3 * bRow + at), sum);
      sum = x4.fma(Lanes.load(b4 + at), sum);
      sum = x5.fma(Lanes.load(b4 + bRow + at), sum);
      sum = x6.fma(Lanes.load(b4 + 2 * bRow + at), sum);
      sum = x7.fma(Lanes.load(b4 + 3 * bRow + at), sum);
      Lanes.store(sum, c + at);
    }
  }

  private static void one(int n, long a, long b, long c) {
    FloatVector x = times(a);
    for (long at = 0; at < 4L * n; at += BYTES) {
      Lanes.store(x.fma(Lanes.load(b + at), Lanes.load(c + at)), c + at);
    }
  }

  private static void rest(
      int k, long a, long aColumn, long b, long bRow, long c, VectorMask<Float> mask) {
    FloatVector sum = Lanes.load(c, mask);
    for (int p = 0; p < k; p++, a += aColumn, b += bRow) {
      sum = times(a).fma(Lanes.load(b, mask), sum);
    }
    Lanes.store(sum, c, mask);
  }
}
