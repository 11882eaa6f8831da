package dev.addax.cpu.kernel;

import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Vectors of floats from and to raw addresses, as wide as the machine has them. */
final class Lanes {
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  static final int LENGTH = FLOATS.length();
  static final int BYTES = 4 * LENGTH;
  static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private static final VectorShuffle<Float> BY_8 = rotation(8);
  private static final VectorShuffle<Float> BY_4 = rotation(4);
  private static final VectorShuffle<Float> BY_2 = rotation(2);
  private static final VectorShuffle<Float> BY_1 = rotation(1);

  private Lanes() {}

  private static VectorShuffle<Float> rotation(int by) {
    return VectorShuffle.iota(FLOATS, by % LENGTH, 1, true);
  }

  static FloatVector load(long address) {
    return FloatVector.fromMemorySegment(FLOATS, Raw.ALL, address, ORDER);
  }

  static FloatVector load(long address, VectorMask<Float> mask) {
    return FloatVector.fromMemorySegment(FLOATS, Raw.ALL, address, ORDER, mask);
  }

  static void store(FloatVector value, long address) {
    value.intoMemorySegment(Raw.ALL, address, ORDER);
  }

  static void store(FloatVector value, long address, VectorMask<Float> mask) {
    value.intoMemorySegment(Raw.ALL, address, ORDER, mask);
  }

  /** {@return a mask of the first {@code count} lanes} */
  static VectorMask<Float> first(int count) {
    return FLOATS.indexInRange(0, count);
  }

  static FloatVector constant(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }

  /**
   * {@return the sum of all lanes, always in the same order: halves onto halves. The order of
   * {@code reduceLanes} depends on whether the code is compiled}
   */
  static float sum(FloatVector v) {
    FloatVector folded = v;
    if (LENGTH >= 16) {
      folded = folded.add(folded.rearrange(BY_8));
    }
    if (LENGTH >= 8) {
      folded = folded.add(folded.rearrange(BY_4));
    }
    if (LENGTH >= 4) {
      folded = folded.add(folded.rearrange(BY_2));
    }
    return folded.add(folded.rearrange(BY_1)).lane(0);
  }
}
