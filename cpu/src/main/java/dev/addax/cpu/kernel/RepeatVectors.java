package dev.addax.cpu.kernel;

import jdk.incubator.vector.IntVector;

/** One element, written by vectors. */
final class RepeatVectors {
  private RepeatVectors() {}

  /** {@return how many were written: whole vectors} */
  static long ints(int value, long y, long count) {
    IntVector values = IntVector.broadcast(Lanes.INTS, value);
    long i = 0;
    for (; i <= count - Lanes.LENGTH; i += Lanes.LENGTH) {
      values.intoMemorySegment(Raw.ALL, y + 4 * i, Lanes.ORDER);
    }
    return i;
  }
}
