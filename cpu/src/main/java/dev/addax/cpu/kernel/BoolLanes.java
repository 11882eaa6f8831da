package dev.addax.cpu.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** As many bools of one byte as there are floats in a vector. */
final class BoolLanes {
  static final VectorSpecies<Byte> BOOLS =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, 8 * Lanes.LENGTH)));

  private BoolLanes() {}

  /** {@return whether vectors of floats are wide enough to have a partner of bytes} */
  static boolean exist() {
    return BOOLS.length() == Lanes.LENGTH;
  }

  static VectorMask<Float> load(long address) {
    return ByteVector.fromMemorySegment(BOOLS, Raw.ALL, address, Lanes.ORDER)
        .compare(VectorOperators.NE, (byte) 0)
        .cast(Lanes.FLOATS);
  }
}
