package dev.addax.cpu.kernel;

import dev.addax.tensor.random.Philox;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Philox-4x32-10, one block in each lane. */
final class UniformVectors {
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final int LANES = LONGS.length();
  private static final VectorShuffle<Long> FIRST_HALVES = VectorShuffle.makeZip(LONGS, 0);
  private static final VectorShuffle<Long> SECOND_HALVES = VectorShuffle.makeZip(LONGS, 1);
  private static final LongVector STEPS = LongVector.zero(LONGS).addIndex(1);
  private static final long WORD = 0xffffffffL;
  private static final long M0 = 0xD2511F53L;
  private static final long M1 = 0xCD9E8D57L;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;
  private static final int MASK = (1 << 23) - 1;
  private static final float UNIT = 1f / (1 << 23);

  private UniformVectors() {}

  /** {@return the first element that was not written: fewer than a vector of blocks are left} */
  static int run(Philox philox, long y, int first, int last) {
    int at = first;
    for (; at <= last - 4 * LANES; at += 4 * LANES) {
      long counter = philox.low() + (at >> 2);
      if (Long.compareUnsigned(counter + LANES, philox.low()) < 0) {
        return at;
      }
      blocks(philox.key0(), philox.key1(), counter, philox.high(), y + 4L * at);
    }
    return at;
  }

  private static void blocks(int key0, int key1, long counter, long high, long y) {
    LongVector low = STEPS.add(counter);
    LongVector c0 = low.and(WORD);
    LongVector c1 = low.lanewise(VectorOperators.LSHR, 32);
    LongVector c2 = LongVector.broadcast(LONGS, high & WORD);
    LongVector c3 = LongVector.broadcast(LONGS, high >>> 32);
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < 10; round++, k0 += W0, k1 += W1) {
      LongVector p0 = c0.and(WORD).mul(M0);
      LongVector p1 = c2.and(WORD).mul(M1);
      c0 =
          p1.lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, c1)
              .lanewise(VectorOperators.XOR, k0 & WORD);
      c2 =
          p0.lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, c3)
              .lanewise(VectorOperators.XOR, k1 & WORD);
      c1 = p1.and(WORD);
      c3 = p0.and(WORD);
    }
    LongVector front = c0.or(c1.lanewise(VectorOperators.LSHL, 32));
    LongVector back = c2.or(c3.lanewise(VectorOperators.LSHL, 32));
    store(front.rearrange(FIRST_HALVES, back), y);
    store(front.rearrange(SECOND_HALVES, back), y + 8L * LANES);
  }

  private static void store(LongVector words, long y) {
    IntVector bits = words.reinterpretAsInts().and(MASK);
    FloatVector values = (FloatVector) bits.convert(VectorOperators.I2F, 0);
    values.mul(UNIT).intoMemorySegment(Raw.ALL, y, Lanes.ORDER);
  }
}
