package dev.addax.data.file;

import dev.addax.data.Array;
import dev.addax.data.ElementType;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Raw bytes of a file as elements in the byte order of this machine. */
final class Elements {
  private Elements() {}

  static Array of(ElementType type, byte[] bytes, ByteOrder order, long... shape) {
    if (type.bytes() > 1 && order != ByteOrder.nativeOrder()) swap(bytes, type.bytes());
    return Array.of(type, MemorySegment.ofArray(bytes), shape);
  }

  private static void swap(byte[] bytes, int width) {
    var buffer = ByteBuffer.wrap(bytes);
    for (int i = 0; i < bytes.length; i += width) {
      switch (width) {
        case 2 -> buffer.putShort(i, Short.reverseBytes(buffer.getShort(i)));
        case 4 -> buffer.putInt(i, Integer.reverseBytes(buffer.getInt(i)));
        default -> buffer.putLong(i, Long.reverseBytes(buffer.getLong(i)));
      }
    }
  }
}
