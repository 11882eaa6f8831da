package dev.addax.data;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.addax.tensor.buffer.BFloat16;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Reads, writes and converts the elements of a memory segment by their type. */
final class Storage {
  private Storage() {}

  /**
   * {@return zeroed memory: a Java array of the natural element type, or off-heap memory where that
   * is too small}
   */
  static MemorySegment allocate(ElementType type, long bytes) {
    long count = bytes / type.bytes();
    if (count > Integer.MAX_VALUE - 8) return Arena.ofAuto().allocate(bytes, 64);
    int n = (int) count;
    return switch (type) {
      case BOOL, INT8, UINT8 -> MemorySegment.ofArray(new byte[n]);
      case INT16, UINT16, FLOAT16, BFLOAT16 -> MemorySegment.ofArray(new short[n]);
      case INT32, UINT32 -> MemorySegment.ofArray(new int[n]);
      case INT64 -> MemorySegment.ofArray(new long[n]);
      case FLOAT32 -> MemorySegment.ofArray(new float[n]);
      case FLOAT64 -> MemorySegment.ofArray(new double[n]);
      case STRING -> throw new DataException("Text has no bytes");
    };
  }

  static double[] doubles(ElementType type, MemorySegment data) {
    var result = new double[count(type, data)];
    for (int i = 0; i < result.length; i++) result[i] = doubleAt(type, data, i);
    return result;
  }

  static float[] floats(ElementType type, MemorySegment data) {
    if (type == ElementType.FLOAT32) return data.toArray(JAVA_FLOAT_UNALIGNED);
    var result = new float[count(type, data)];
    for (int i = 0; i < result.length; i++) result[i] = (float) doubleAt(type, data, i);
    return result;
  }

  static long[] longs(ElementType type, MemorySegment data) {
    if (isFloating(type))
      throw new DataException("Integers expected, but the elements are " + type.keras());
    var result = new long[count(type, data)];
    for (int i = 0; i < result.length; i++) result[i] = longAt(type, data, i);
    return result;
  }

  static MemorySegment convert(ElementType from, MemorySegment data, ElementType to) {
    int count = count(from, data);
    var result = allocate(to, (long) count * to.bytes());
    boolean exact = !isFloating(from) && !isFloating(to);
    for (int i = 0; i < count; i++) {
      if (exact) putLong(to, result, i, longAt(from, data, i));
      else putDouble(to, result, i, doubleAt(from, data, i));
    }
    return result;
  }

  private static int count(ElementType type, MemorySegment data) {
    return Math.toIntExact(data.byteSize() / type.bytes());
  }

  private static boolean isFloating(ElementType type) {
    return type == ElementType.FLOAT16
        || type == ElementType.FLOAT32
        || type == ElementType.FLOAT64;
  }

  private static double doubleAt(ElementType type, MemorySegment data, long i) {
    return switch (type) {
      case FLOAT64 -> data.getAtIndex(JAVA_DOUBLE_UNALIGNED, i);
      case FLOAT32 -> data.getAtIndex(JAVA_FLOAT_UNALIGNED, i);
      case FLOAT16 -> Float.float16ToFloat(data.getAtIndex(JAVA_SHORT_UNALIGNED, i));
      case BFLOAT16 -> BFloat16.toFloat(data.getAtIndex(JAVA_SHORT_UNALIGNED, i));
      default -> longAt(type, data, i);
    };
  }

  private static long longAt(ElementType type, MemorySegment data, long i) {
    return switch (type) {
      case BOOL, UINT8 -> Byte.toUnsignedLong(data.get(JAVA_BYTE, i));
      case INT8 -> data.get(JAVA_BYTE, i);
      case INT16 -> data.getAtIndex(JAVA_SHORT_UNALIGNED, i);
      case UINT16 -> Short.toUnsignedLong(data.getAtIndex(JAVA_SHORT_UNALIGNED, i));
      case INT32 -> data.getAtIndex(JAVA_INT_UNALIGNED, i);
      case UINT32 -> Integer.toUnsignedLong(data.getAtIndex(JAVA_INT_UNALIGNED, i));
      case INT64 -> data.getAtIndex(JAVA_LONG_UNALIGNED, i);
      default -> (long) doubleAt(type, data, i);
    };
  }

  private static void putDouble(ElementType type, MemorySegment data, long i, double value) {
    switch (type) {
      case FLOAT64 -> data.setAtIndex(JAVA_DOUBLE_UNALIGNED, i, value);
      case FLOAT32 -> data.setAtIndex(JAVA_FLOAT_UNALIGNED, i, (float) value);
      case FLOAT16 -> data.setAtIndex(JAVA_SHORT_UNALIGNED, i, Float.floatToFloat16((float) value));
      case BFLOAT16 -> data.setAtIndex(JAVA_SHORT_UNALIGNED, i, BFloat16.fromFloat((float) value));
      case BOOL -> data.set(JAVA_BYTE, i, (byte) (value != 0 ? 1 : 0));
      default -> putLong(type, data, i, (long) value);
    }
  }

  private static void putLong(ElementType type, MemorySegment data, long i, long value) {
    switch (type) {
      case BOOL -> data.set(JAVA_BYTE, i, (byte) (value != 0 ? 1 : 0));
      case INT8, UINT8 -> data.set(JAVA_BYTE, i, (byte) value);
      case INT16, UINT16 -> data.setAtIndex(JAVA_SHORT_UNALIGNED, i, (short) value);
      case INT32, UINT32 -> data.setAtIndex(JAVA_INT_UNALIGNED, i, (int) value);
      case INT64 -> data.setAtIndex(JAVA_LONG_UNALIGNED, i, value);
      default -> putDouble(type, data, i, value);
    }
  }
}
