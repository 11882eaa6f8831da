package dev.addax.cpu.kernel;

import static dev.addax.cpu.kernel.Lanes.BYTES;
import static dev.addax.cpu.kernel.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Products by register blocks of four rows by two vectors; few rows go one by one ({@link
 * FloatRowVectors}). What is left over at the right goes by masked vectors, what is left over below
 * row by row.
 */
final class FloatGemmVectors implements Gemm {
  private static final int PAIR = 2 * LENGTH;

  @Override
  public void run(
      int m,
      int n,
      int k,
      long a,
      long aRow,
      long aColumn,
      long b,
      long bRow,
      long c,
      long cRow,
      long init,
      long initRow) {
    if (m < 4 && n >= PAIR) {
      for (int i = 0; i < m; i++) {
        FloatRowVectors.run(
            n, k, a + i * aRow, aColumn, b, bRow, c + i * cRow, at(init, i, initRow, 0));
      }
      return;
    }
    int j = 0;
    for (; j <= n - PAIR; j += PAIR) {
      int i = 0;
      for (; i <= m - 4; i += 4) {
        fourByTwo(
            k,
            a + i * aRow,
            aRow,
            aColumn,
            b + 4L * j,
            bRow,
            c + i * cRow + 4L * j,
            cRow,
            at(init, i, initRow, j),
            initRow);
      }
      for (; i < m; i++) {
        oneByTwo(
            k,
            a + i * aRow,
            aColumn,
            b + 4L * j,
            bRow,
            c + i * cRow + 4L * j,
            at(init, i, initRow, j));
      }
    }
    for (; j < n; j += LENGTH) {
      VectorMask<Float> mask = Lanes.first(Math.min(LENGTH, n - j));
      int i = 0;
      for (; i <= m - 4; i += 4) {
        fourByOne(
            k,
            a + i * aRow,
            aRow,
            aColumn,
            b + 4L * j,
            bRow,
            c + i * cRow + 4L * j,
            cRow,
            at(init, i, initRow, j),
            initRow,
            mask);
      }
      for (; i < m; i++) {
        oneByOne(
            k,
            a + i * aRow,
            aColumn,
            b + 4L * j,
            bRow,
            c + i * cRow + 4L * j,
            at(init, i, initRow, j),
            mask);
      }
    }
  }

  private static long at(long init, int i, long initRow, int j) {
    return init == 0 ? 0 : init + i * initRow + 4L * j;
  }

  private static FloatVector start(long init) {
    return init == 0 ? FloatVector.zero(Lanes.FLOATS) : Lanes.load(init);
  }

  private static FloatVector start(long init, VectorMask<Float> mask) {
    return init == 0 ? FloatVector.zero(Lanes.FLOATS) : Lanes.load(init, mask);
  }

  private static FloatVector one(long address) {
    return FloatVector.broadcast(Lanes.FLOATS, Raw.getFloat(address));
  }

  private static void fourByTwo(
      int k,
      long a,
      long aRow,
      long aColumn,
      long b,
      long bRow,
      long c,
      long cRow,
      long init,
      long initRow) {
    long init1 = init == 0 ? 0 : init + initRow;
    long init2 = init == 0 ? 0 : init + 2 * initRow;
    long init3 = init == 0 ? 0 : init + 3 * initRow;
    FloatVector c00 = start(init);
    FloatVector c01 = start(init == 0 ? 0 : init + BYTES);
    FloatVector c10 = start(init1);
    FloatVector c11 = start(init == 0 ? 0 : init1 + BYTES);
    FloatVector c20 = start(init2);
    FloatVector c21 = start(init == 0 ? 0 : init2 + BYTES);
    FloatVector c30 = start(init3);
    FloatVector c31 = start(init == 0 ? 0 : init3 + BYTES);
    long a1 = a + aRow;
    long a2 = a1 + aRow;
    long a3 = a2 + aRow;
    long at = 0;
    for (int p = 0; p < k; p++, at += aColumn, b += bRow) {
      FloatVector b0 = Lanes.load(b);
      FloatVector b1 = Lanes.load(b + BYTES);
      FloatVector x = one(a + at);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = one(a1 + at);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = one(a2 + at);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = one(a3 + at);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
    }
    Lanes.store(c00, c);
    Lanes.store(c01, c + BYTES);
    Lanes.store(c10, c + cRow);
    Lanes.store(c11, c + cRow + BYTES);
    Lanes.store(c20, c + 2 * cRow);
    Lanes.store(c21, c + 2 * cRow + BYTES);
    Lanes.store(c30, c + 3 * cRow);
    Lanes.store(c31, c + 3 * cRow + BYTES);
  }

  private static void fourByOne(
      int k,
      long a,
      long aRow,
      long aColumn,
      long b,
      long bRow,
      long c,
      long cRow,
      long init,
      long initRow,
      VectorMask<Float> mask) {
    FloatVector c0 = start(init, mask);
    FloatVector c1 = start(init == 0 ? 0 : init + initRow, mask);
    FloatVector c2 = start(init == 0 ? 0 : init + 2 * initRow, mask);
    FloatVector c3 = start(init == 0 ? 0 : init + 3 * initRow, mask);
    long a1 = a + aRow;
    long a2 = a1 + aRow;
    long a3 = a2 + aRow;
    long at = 0;
    for (int p = 0; p < k; p++, at += aColumn, b += bRow) {
      FloatVector b0 = Lanes.load(b, mask);
      c0 = one(a + at).fma(b0, c0);
      c1 = one(a1 + at).fma(b0, c1);
      c2 = one(a2 + at).fma(b0, c2);
      c3 = one(a3 + at).fma(b0, c3);
    }
    Lanes.store(c0, c, mask);
    Lanes.store(c1, c + cRow, mask);
    Lanes.store(c2, c + 2 * cRow, mask);
    Lanes.store(c3, c + 3 * cRow, mask);
  }

  private static void oneByTwo(int k, long a, long aColumn, long b, long bRow, long c, long init) {
    FloatVector c0 = start(init);
    FloatVector c1 = start(init == 0 ? 0 : init + BYTES);
    for (int p = 0; p < k; p++, a += aColumn, b += bRow) {
      FloatVector x = one(a);
      c0 = x.fma(Lanes.load(b), c0);
      c1 = x.fma(Lanes.load(b + BYTES), c1);
    }
    Lanes.store(c0, c);
    Lanes.store(c1, c + BYTES);
  }

  private static void oneByOne(
      int k, long a, long aColumn, long b, long bRow, long c, long init, VectorMask<Float> mask) {
    FloatVector sum = start(init, mask);
    for (int p = 0; p < k; p++, a += aColumn, b += bRow) {
      sum = one(a).fma(Lanes.load(b, mask), sum);
    }
    Lanes.store(sum, c, mask);
  }
}
