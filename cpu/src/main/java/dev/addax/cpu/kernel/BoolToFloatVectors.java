package dev.addax.cpu.kernel;

import static dev.addax.cpu.kernel.Lanes.BYTES;
import static dev.addax.cpu.kernel.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/** Bools of one byte to 0 and 1. */
final class BoolToFloatVectors implements UnaryLoop {
  @Override
  public void run(long x, long y, int n) {
    FloatVector zero = FloatVector.zero(Lanes.FLOATS);
    FloatVector one = FloatVector.broadcast(Lanes.FLOATS, 1f);
    long bytes = 4L * n;
    for (long at = 0; at < bytes; at += BYTES, x += LENGTH) {
      Lanes.store(zero.blend(one, BoolLanes.load(x)), y + at);
    }
  }
}
