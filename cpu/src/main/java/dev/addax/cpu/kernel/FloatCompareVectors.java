package dev.addax.cpu.kernel;

import static dev.addax.cpu.kernel.Lanes.BYTES;
import static dev.addax.cpu.kernel.Lanes.LENGTH;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorMask;

/** Template: a comparison of two float vectors, to bools of one byte. */
final class FloatCompareVectors implements BinaryLoop {
  private static final VectorFunction.Predicate F =
      Specialized.constant(MethodHandles.lookup(), VectorFunction.Predicate.class);
  private static final ByteVector ZEROS = ByteVector.zero(BoolLanes.BOOLS);
  private static final ByteVector ONES = ByteVector.broadcast(BoolLanes.BOOLS, (byte) 1);

  @Override
  public void run(long a, long b, long y, int n) {
    long bytes = 4L * n;
    for (long at = 0; at < bytes; at += BYTES, y += LENGTH) {
      VectorMask<Float> holds = F.of(Lanes.load(a + at), Lanes.load(b + at));
      ZEROS.blend(ONES, holds.cast(BoolLanes.BOOLS)).intoMemorySegment(Raw.ALL, y, Lanes.ORDER);
    }
  }
}
