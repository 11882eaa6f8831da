package dev.addax.cpu.kernel;

import static dev.addax.cpu.kernel.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** One row times the transpose of a matrix: inner products of dense rows, four at a time. */
final class FloatDotVectors {
  private FloatDotVectors() {}

  /** {@code c[j] = Σ a[p] · b[j, p]} for n rows of b, {@code bRow} bytes apart. */
  static void run(int n, int k, long a, long b, long bRow, long c) {
    int j = 0;
    for (; j <= n - 4; j += 4) {
      four(k, a, b + j * bRow, bRow, c + 4L * j);
    }
    for (; j < n; j++) {
      Raw.put(c + 4L * j, one(k, a, b + j * bRow));
    }
  }

  private static void four(int k, long a, long b, long bRow, long c) {
    FloatVector s0 = FloatVector.zero(Lanes.FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int p = 0; p < k; p += LENGTH) {
      VectorMask<Float> mask = Lanes.FLOATS.indexInRange(p, k);
      FloatVector x = Lanes.load(a + 4L * p, mask);
      s0 = x.fma(Lanes.load(b + 4L * p, mask), s0);
      s1 = x.fma(Lanes.load(b + bRow + 4L * p, mask), s1);
      s2 = x.fma(Lanes.load(b + 2 * bRow + 4L * p, mask), s2);
      s3 = x.fma(Lanes.load(b + 3 * bRow + 4L * p, mask), s3);
    }
    Raw.put(c, Lanes.sum(s0));
    Raw.put(c + 4, Lanes.sum(s1));
    Raw.put(c + 8, Lanes.sum(s2));
    Raw.put(c + 12, Lanes.sum(s3));
  }

  private static float one(int k, long a, long b) {
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int p = 0; p < k; p += LENGTH) {
      VectorMask<Float> mask = Lanes.FLOATS.indexInRange(p, k);
      sum = Lanes.load(a + 4L * p, mask).fma(Lanes.load(b + 4L * p, mask), sum);
    }
    return Lanes.sum(sum);
  }
}
