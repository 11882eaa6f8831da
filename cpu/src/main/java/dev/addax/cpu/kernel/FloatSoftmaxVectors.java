package dev.addax.cpu.kernel;

import static dev.addax.cpu.kernel.Lanes.BYTES;
import static dev.addax.cpu.kernel.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Softmax along dense rows. */
final class FloatSoftmaxVectors implements RowFunction {
  /** About how many elements are worked on at once, so that they stay in the cache. */
  private static final int BLOCK = 2048;

  private static final UnaryLoop EXP = Vectors.loop(VectorMath::exp);

  private final boolean log;

  FloatSoftmaxVectors(boolean log) {
    this.log = log;
  }

  @Override
  public void run(long x, long y, int rows, int n) {
    int block = Math.max(1, BLOCK / n);
    for (int r = 0; r < rows; r += block) {
      long at = 4L * r * n;
      int count = Math.min(block, rows - r);
      if (log) {
        logarithms(x + at, y + at, count, n);
      } else {
        softmaxes(x + at, y + at, count, n);
      }
    }
  }

  /** In steps that each are a loop of their own, which the compiler inlines fully. */
  private static void softmaxes(long x, long y, int rows, int n) {
    for (int r = 0; r < rows; r++) {
      long at = 4L * r * n;
      subtract(x + at, y + at, n, largest(x + at, n));
    }
    exponentials(y, rows * n);
    for (int r = 0; r < rows; r++) {
      long row = y + 4L * r * n;
      scale(row, n, 1 / sum(row, n));
    }
  }

  private static float largest(long x, int n) {
    int whole = n - n % LENGTH;
    FloatVector best = FloatVector.broadcast(Lanes.FLOATS, Float.NEGATIVE_INFINITY);
    FloatVector second = best;
    int i = 0;
    for (; i <= whole - 4 * LENGTH; i += 4 * LENGTH) {
      long at = x + 4L * i;
      best = best.max(Lanes.load(at).max(Lanes.load(at + BYTES)));
      second = second.max(Lanes.load(at + 2 * BYTES).max(Lanes.load(at + 3 * BYTES)));
    }
    best = best.max(second);
    for (; i < whole; i += LENGTH) {
      best = best.max(Lanes.load(x + 4L * i));
    }
    if (whole < n) {
      VectorMask<Float> mask = Lanes.first(n - whole);
      best = best.blend(best.max(Lanes.load(x + 4L * whole, mask)), mask);
    }
    return best.reduceLanes(VectorOperators.MAX);
  }

  private static void subtract(long x, long y, int n, float shift) {
    int whole = n - n % LENGTH;
    for (int i = 0; i < whole; i += LENGTH) {
      Lanes.store(Lanes.load(x + 4L * i).sub(shift), y + 4L * i);
    }
    if (whole < n) {
      VectorMask<Float> mask = Lanes.first(n - whole);
      Lanes.store(Lanes.load(x + 4L * whole, mask).sub(shift), y + 4L * whole, mask);
    }
  }

  /** Of {@code n} numbers and no more: what ends within a vector is done elsewhere. */
  private static void exponentials(long y, int n) {
    int whole = n - n % LENGTH;
    EXP.run(y, y, whole);
    if (whole < n) {
      long rest = 4L * (n - whole);
      long scratch = Scratch.address();
      Raw.copy(y + 4L * whole, scratch, rest);
      EXP.run(scratch, scratch, LENGTH);
      Raw.copy(scratch, y + 4L * whole, rest);
    }
  }

  private static float sum(long x, int n) {
    int whole = n - n % LENGTH;
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    FloatVector second = sum;
    int i = 0;
    for (; i <= whole - 4 * LENGTH; i += 4 * LENGTH) {
      long at = x + 4L * i;
      sum = sum.add(Lanes.load(at).add(Lanes.load(at + BYTES)));
      second = second.add(Lanes.load(at + 2 * BYTES).add(Lanes.load(at + 3 * BYTES)));
    }
    sum = sum.add(second);
    for (; i < whole; i += LENGTH) {
      sum = sum.add(Lanes.load(x + 4L * i));
    }
    if (whole < n) {
      VectorMask<Float> mask = Lanes.first(n - whole);
      sum = sum.add(Lanes.load(x + 4L * whole, mask), mask);
    }
    return Lanes.sum(sum);
  }

  private static void scale(long y, int n, float factor) {
    int whole = n - n % LENGTH;
    for (int i = 0; i < whole; i += LENGTH) {
      Lanes.store(Lanes.load(y + 4L * i).mul(factor), y + 4L * i);
    }
    if (whole < n) {
      VectorMask<Float> mask = Lanes.first(n - whole);
      Lanes.store(Lanes.load(y + 4L * whole, mask).mul(factor), y + 4L * whole, mask);
    }
  }

  private static void logarithms(long x, long y, int rows, int n) {
    for (int r = 0; r < rows; r++) {
      logarithm(x + 4L * r * n, y + 4L * r * n, n);
    }
  }

  private static void logarithm(long x, long y, int n) {
    float shift = largest(x, n);
    float sum = shifted(x, n, shift);
    float minus = (float) Math.log(sum);
    for (int i = 0; i < n; i += LENGTH) {
      VectorMask<Float> mask = Lanes.FLOATS.indexInRange(i, n);
      Lanes.store(Lanes.load(x + 4L * i, mask).sub(shift).sub(minus), y + 4L * i, mask);
    }
  }

  private static float shifted(long x, int n, float shift) {
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int i = 0; i < n; i += LENGTH) {
      VectorMask<Float> mask = Lanes.FLOATS.indexInRange(i, n);
      sum = sum.add(VectorMath.exp(Lanes.load(x + 4L * i, mask).sub(shift)), mask);
    }
    return Lanes.sum(sum);
  }
}
