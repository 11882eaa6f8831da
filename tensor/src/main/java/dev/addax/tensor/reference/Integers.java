package dev.addax.tensor.reference;

import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Elements of an integer dtype or bool (0 and 1), each within the range of that dtype. */
record Integers(DType dtype, long[] values) implements Elements {
  /** {@return {@code values}, wrapped to {@code dtype} in place} */
  static Integers of(DType dtype, long[] values) {
    if (dtype != DType.INT64) {
      for (int i = 0; i < values.length; i++) {
        values[i] = wrap(dtype, values[i]);
      }
    }
    return new Integers(dtype, values);
  }

  private static long wrap(DType dtype, long value) {
    return switch (dtype) {
      case BOOL -> value != 0 ? 1 : 0;
      case UINT8 -> value & 0xFF;
      case UINT16 -> value & 0xFFFF;
      case UINT32 -> value & 0xFFFFFFFFL;
      case INT8 -> (byte) value;
      case INT16 -> (short) value;
      case INT32 -> (int) value;
      case INT64 -> value;
      case BFLOAT16, FLOAT16, FLOAT32, FLOAT64, STRING ->
          throw new IllegalArgumentException(dtype + " is not an integer dtype");
    };
  }

  static Integers load(Buffer buffer, int count) {
    var values = new long[count];
    var memory = buffer.segment();
    switch (buffer.dtype()) {
      case INT64 -> MemorySegment.copy(memory, ValueLayout.JAVA_LONG, 0, values, 0, count);
      case INT32 -> {
        for (int i = 0; i < count; i++) {
          values[i] = memory.getAtIndex(ValueLayout.JAVA_INT, i);
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          values[i] = buffer.getLong(i);
        }
      }
    }
    return new Integers(buffer.dtype(), values);
  }

  @Override
  public void store(Buffer buffer) {
    if (dtype == DType.INT64) {
      MemorySegment.copy(values, 0, buffer.segment(), ValueLayout.JAVA_LONG, 0, values.length);
      return;
    }
    for (int i = 0; i < values.length; i++) {
      buffer.setLong(i, values[i]);
    }
  }

  @Override
  public int count() {
    return values.length;
  }

  @Override
  public double[] doubles() {
    return Arrays.stream(values).mapToDouble(v -> v).toArray();
  }

  @Override
  public long[] longs() {
    return values;
  }

  @Override
  public Elements pick(int[] positions) {
    var picked = new long[positions.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = values[positions[i]];
    }
    return new Integers(dtype, picked);
  }

  @Override
  public Elements range(int from, int to) {
    return new Integers(dtype, Arrays.copyOfRange(values, from, to));
  }

  @Override
  public Elements resized(int count) {
    return new Integers(dtype, Arrays.copyOf(values, count));
  }
}
