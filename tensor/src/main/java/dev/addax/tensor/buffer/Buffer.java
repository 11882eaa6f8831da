package dev.addax.tensor.buffer;

import dev.addax.tensor.type.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * The elements of one tensor value: dense, row-major, off-heap, 64-byte aligned, in native byte
 * order. Bool takes one byte an element (0 or 1). Strings are Java strings, beside an empty
 * segment.
 *
 * <p>Nothing needs closing: the memory returns to a pool when the buffer becomes unreachable. Code
 * that works on the raw {@link #address()} must keep the buffer reachable meanwhile.
 */
public final class Buffer {
  private static final String[] NO_STRINGS = {};

  private final DType dtype;
  private final long count;
  private final MemorySegment segment;
  private final long address;
  private final String[] strings;

  Buffer(DType dtype, long count, MemorySegment segment) {
    this(dtype, count, segment, NO_STRINGS);
  }

  private Buffer(DType dtype, long count, MemorySegment segment, String[] strings) {
    this.dtype = dtype;
    this.count = count;
    this.segment = segment;
    this.address = segment.address();
    this.strings = strings;
  }

  /** {@return a buffer of strings, which are not copied} */
  public static Buffer ofStrings(String... elements) {
    return new Buffer(DType.STRING, elements.length, MemorySegment.NULL, elements);
  }

  /** {@return a new buffer; its content is whatever the memory held before} */
  public static Buffer allocate(DType dtype, long count) {
    if (dtype == DType.STRING) {
      var empty = new String[Math.toIntExact(count)];
      Arrays.fill(empty, "");
      return ofStrings(empty);
    }
    return Pool.SHARED.allocate(dtype, count);
  }

  /** {@return memory that somebody else owns, seen as a buffer; the owner must outlive it} */
  public static Buffer view(DType dtype, MemorySegment memory) {
    return new Buffer(dtype, memory.byteSize() / dtype.bytes(), memory);
  }

  /** {@return a new buffer full of zeros} */
  public static Buffer zeros(DType dtype, long count) {
    var buffer = allocate(dtype, count);
    buffer.segment.fill((byte) 0);
    return buffer;
  }

  public DType dtype() {
    return dtype;
  }

  /** {@return the number of elements} */
  public long count() {
    return count;
  }

  /** {@return exactly the bytes of the elements} */
  public MemorySegment segment() {
    return segment;
  }

  /**
   * {@return the elements themselves, if they are strings}
   *
   * @throws IllegalStateException if they are numbers
   */
  public String[] strings() {
    if (dtype != DType.STRING) {
      throw new IllegalStateException("These elements are " + dtype + ", not strings");
    }
    return strings;
  }

  private static IllegalStateException noNumbers() {
    return new IllegalStateException("Strings are not numbers; toStrings() reads them");
  }

  /** {@return where the first element lies} */
  public long address() {
    return address;
  }

  /** {@return a copy with memory of its own} */
  public Buffer copy() {
    if (dtype == DType.STRING) {
      return ofStrings(strings.clone());
    }
    var copy = allocate(dtype, count);
    copy.segment.copyFrom(segment);
    return copy;
  }

  /** {@return element {@code i} as a double; integers beyond 2^53 lose precision} */
  public double getDouble(long i) {
    return switch (dtype) {
      case FLOAT16, BFLOAT16, FLOAT32 -> getFloat(i);
      case FLOAT64 -> segment.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
      default -> getLong(i);
    };
  }

  /** {@return element {@code i} as a float} */
  public float getFloat(long i) {
    return switch (dtype) {
      case FLOAT32 -> segment.getAtIndex(ValueLayout.JAVA_FLOAT, i);
      case FLOAT16 -> Float.float16ToFloat(segment.getAtIndex(ValueLayout.JAVA_SHORT, i));
      case BFLOAT16 -> BFloat16.toFloat(segment.getAtIndex(ValueLayout.JAVA_SHORT, i));
      default -> (float) getDouble(i);
    };
  }

  /** {@return element {@code i} as a long; floating values are truncated towards zero} */
  public long getLong(long i) {
    return switch (dtype) {
      case BOOL, UINT8 -> segment.get(ValueLayout.JAVA_BYTE, i) & 0xFF;
      case INT8 -> segment.get(ValueLayout.JAVA_BYTE, i);
      case UINT16 -> segment.getAtIndex(ValueLayout.JAVA_CHAR, i);
      case INT16 -> segment.getAtIndex(ValueLayout.JAVA_SHORT, i);
      case UINT32 -> segment.getAtIndex(ValueLayout.JAVA_INT, i) & 0xFFFFFFFFL;
      case INT32 -> segment.getAtIndex(ValueLayout.JAVA_INT, i);
      case INT64 -> segment.getAtIndex(ValueLayout.JAVA_LONG, i);
      case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 -> (long) getDouble(i);
      case STRING -> throw noNumbers();
    };
  }

  /**
   * Sets element {@code i}, rounded to the dtype; integers wrap, bool becomes {@code value != 0}.
   */
  public void setDouble(long i, double value) {
    switch (dtype) {
      case FLOAT64 -> segment.setAtIndex(ValueLayout.JAVA_DOUBLE, i, value);
      case FLOAT32 -> segment.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) value);
      case FLOAT16 ->
          segment.setAtIndex(ValueLayout.JAVA_SHORT, i, Float.floatToFloat16((float) value));
      case BFLOAT16 ->
          segment.setAtIndex(ValueLayout.JAVA_SHORT, i, BFloat16.fromFloat((float) value));
      case BOOL -> setLong(i, value != 0 ? 1 : 0);
      default -> setLong(i, (long) value);
    }
  }

  /** Sets element {@code i}; integers wrap, bool becomes {@code value != 0}. */
  public void setLong(long i, long value) {
    switch (dtype) {
      case BOOL -> segment.set(ValueLayout.JAVA_BYTE, i, (byte) (value != 0 ? 1 : 0));
      case UINT8, INT8 -> segment.set(ValueLayout.JAVA_BYTE, i, (byte) value);
      case UINT16, INT16 -> segment.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) value);
      case UINT32, INT32 -> segment.setAtIndex(ValueLayout.JAVA_INT, i, (int) value);
      case INT64 -> segment.setAtIndex(ValueLayout.JAVA_LONG, i, value);
      case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 -> setDouble(i, value);
      case STRING -> throw noNumbers();
    }
  }
}
