package dev.addax.hdf5;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.addax.hdf5.type.Datatype;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/** Turns numbers of the other byte order round, where they stand. */
final class ByteOrders {
  private ByteOrders() {}

  static MemorySegment littleEndian(MemorySegment elements, Datatype type) {
    if (type.order() == ByteOrder.BIG_ENDIAN) reverse(elements, type.size());
    return elements;
  }

  private static void reverse(MemorySegment elements, int size) {
    long end = elements.byteSize();
    switch (size) {
      case 2 -> {
        for (long i = 0; i < end; i += 2) {
          var bits = elements.get(JAVA_SHORT_UNALIGNED, i);
          elements.set(JAVA_SHORT_UNALIGNED, i, Short.reverseBytes(bits));
        }
      }
      case 4 -> {
        for (long i = 0; i < end; i += 4) {
          var bits = elements.get(JAVA_INT_UNALIGNED, i);
          elements.set(JAVA_INT_UNALIGNED, i, Integer.reverseBytes(bits));
        }
      }
      case 8 -> {
        for (long i = 0; i < end; i += 8) {
          var bits = elements.get(JAVA_LONG_UNALIGNED, i);
          elements.set(JAVA_LONG_UNALIGNED, i, Long.reverseBytes(bits));
        }
      }
      default -> {} // single bytes have no order
    }
  }
}
