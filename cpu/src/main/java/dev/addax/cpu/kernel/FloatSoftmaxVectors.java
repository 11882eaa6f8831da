package dev.addax.cpu.kernel;

import static dev.addax.cpu.kernel.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Softmax along dense rows. */
final class FloatSoftmaxVectors implements RowFunction {
  private final boolean log;

  FloatSoftmaxVectors(boolean log) {
    this.log = log;
  }

  @Override
  public void run(long x, long y, int rows, int n) {
    for (int r = 0; r < rows; r++) {
      long at = 4L * r * n;
      if (log) {
        logarithm(x + at, y + at, n);
      } else {
        scale(y + at, n, 1 / exponentials(x + at, y + at, n, largest(x + at, n)));
      }
    }
  }

  private static float largest(long x, int n) {
    FloatVector best = FloatVector.broadcast(Lanes.FLOATS, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < n; i += LENGTH) {
      VectorMask<Float> mask = Lanes.FLOATS.indexInRange(i, n);
      best = best.blend(best.max(Lanes.load(x + 4L * i, mask)), mask);
    }
    return best.reduceLanes(VectorOperators.MAX);
  }

  /** Stores exp(x − shift) and gives the sum. */
  private static float exponentials(long x, long y, int n, float shift) {
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int i = 0; i < n; i += LENGTH) {
      VectorMask<Float> mask = Lanes.FLOATS.indexInRange(i, n);
      FloatVector e = VectorMath.exp(Lanes.load(x + 4L * i, mask).sub(shift));
      Lanes.store(e, y + 4L * i, mask);
      sum = sum.add(e, mask);
    }
    return Lanes.sum(sum);
  }

  private static void scale(long y, int n, float factor) {
    for (int i = 0; i < n; i += LENGTH) {
      VectorMask<Float> mask = Lanes.FLOATS.indexInRange(i, n);
      Lanes.store(Lanes.load(y + 4L * i, mask).mul(factor), y + 4L * i, mask);
    }
  }

  private static void logarithm(long x, long y, int n) {
    float shift = largest(x, n);
    float sum = sum(x, n, shift);
    float minus = (float) Math.log(sum);
    for (int i = 0; i < n; i += LENGTH) {
      VectorMask<Float> mask = Lanes.FLOATS.indexInRange(i, n);
      Lanes.store(Lanes.load(x + 4L * i, mask).sub(shift).sub(minus), y + 4L * i, mask);
    }
  }

  private static float sum(long x, int n, float shift) {
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int i = 0; i < n; i += LENGTH) {
      VectorMask<Float> mask = Lanes.FLOATS.indexInRange(i, n);
      sum = sum.add(VectorMath.exp(Lanes.load(x + 4L * i, mask).sub(shift)), mask);
    }
    return Lanes.sum(sum);
  }
}
