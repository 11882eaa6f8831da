package dev.addax.cpu.kernel;

import static dev.addax.cpu.kernel.Lanes.BYTES;
import static dev.addax.cpu.kernel.Lanes.LENGTH;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Template: reductions of floats. Long sums are taken in blocks whose results are summed, which
 * keeps the rounding error small.
 */
final class FloatReductionVectors implements Reduction {
  private static final VectorReduction CONSTANT =
      Specialized.constant(MethodHandles.lookup(), VectorReduction.class);
  private static final VectorFunction.Binary F = CONSTANT.f();
  private static final VectorOperators.Associative LANES = CONSTANT.lanes();
  private static final float IDENTITY = CONSTANT.identity();
  private static final int BLOCK = 64;

  @Override
  public void run(long x, long y, int outer, int count, int inner, int from, int to) {
    for (int o = 0; o < outer; o++) {
      long block = x + 4L * o * count * inner;
      if (inner == 1) {
        Raw.put(y + 4L * o, row(block, count));
      } else {
        columns(block, y + 4L * o * inner, count, inner, from, to);
      }
    }
  }

  private static FloatVector identity() {
    return FloatVector.broadcast(Lanes.FLOATS, IDENTITY);
  }

  private static float row(long x, int count) {
    FloatVector total = identity();
    int i = 0;
    for (; count - i >= LENGTH; ) {
      int end = i + Math.min(count - i, BLOCK * LENGTH) / LENGTH * LENGTH;
      FloatVector block = identity();
      for (; i < end; i += LENGTH) {
        block = F.of(block, Lanes.load(x + 4L * i));
      }
      total = F.of(total, block);
    }
    if (i < count) {
      VectorMask<Float> rest = Lanes.first(count - i);
      total = F.of(total, identity().blend(Lanes.load(x + 4L * i, rest), rest));
    }
    return LANES == VectorOperators.ADD ? Lanes.sum(total) : total.reduceLanes(LANES);
  }

  private static void columns(long x, long y, int count, int inner, int from, int to) {
    int i = from;
    for (; i <= to - 2 * LENGTH; i += 2 * LENGTH) {
      twoColumns(x + 4L * i, y + 4L * i, count, 4L * inner);
    }
    for (; i < to; i += LENGTH) {
      VectorMask<Float> mask = Lanes.first(Math.min(LENGTH, to - i));
      maskedColumn(x + 4L * i, y + 4L * i, count, 4L * inner, mask);
    }
  }

  private static void twoColumns(long x, long y, int count, long step) {
    FloatVector total0 = identity();
    FloatVector total1 = identity();
    for (int r = 0; r < count; ) {
      int end = Math.min(count, r + BLOCK);
      FloatVector block0 = identity();
      FloatVector block1 = identity();
      for (; r < end; r++, x += step) {
        block0 = F.of(block0, Lanes.load(x));
        block1 = F.of(block1, Lanes.load(x + BYTES));
      }
      total0 = F.of(total0, block0);
      total1 = F.of(total1, block1);
    }
    Lanes.store(total0, y);
    Lanes.store(total1, y + BYTES);
  }

  private static void maskedColumn(long x, long y, int count, long step, VectorMask<Float> mask) {
    FloatVector total = identity();
    for (int r = 0; r < count; ) {
      int end = Math.min(count, r + BLOCK);
      FloatVector block = identity();
      for (; r < end; r++, x += step) {
        block = F.of(block, Lanes.load(x, mask));
      }
      total = F.of(total, block);
    }
    Lanes.store(total, y, mask);
  }
}
