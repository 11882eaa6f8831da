package dev.addax.tensor.reference;

import dev.addax.tensor.buffer.BFloat16;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Elements of a floating dtype, each exactly a value of that dtype. */
record Reals(DType dtype, double[] values) implements Elements {
  /** {@return {@code values}, rounded to {@code dtype} in place} */
  static Reals of(DType dtype, double[] values) {
    switch (dtype) {
      case FLOAT32 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) values[i];
        }
      }
      case FLOAT16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = Float.float16ToFloat(Float.floatToFloat16((float) values[i]));
        }
      }
      case BFLOAT16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = BFloat16.toFloat(BFloat16.fromFloat((float) values[i]));
        }
      }
      default -> {}
    }
    return new Reals(dtype, values);
  }

  static Reals load(Buffer buffer, int count) {
    var values = new double[count];
    var memory = buffer.segment();
    switch (buffer.dtype()) {
      case FLOAT32 -> {
        for (int i = 0; i < count; i++) {
          values[i] = memory.getAtIndex(ValueLayout.JAVA_FLOAT, i);
        }
      }
      case FLOAT64 -> MemorySegment.copy(memory, ValueLayout.JAVA_DOUBLE, 0, values, 0, count);
      default -> {
        for (int i = 0; i < count; i++) {
          values[i] = buffer.getFloat(i);
        }
      }
    }
    return new Reals(buffer.dtype(), values);
  }

  @Override
  public void store(Buffer buffer) {
    var memory = buffer.segment();
    switch (dtype) {
      case FLOAT32 -> {
        for (int i = 0; i < values.length; i++) {
          memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) values[i]);
        }
      }
      case FLOAT64 ->
          MemorySegment.copy(values, 0, memory, ValueLayout.JAVA_DOUBLE, 0, values.length);
      default -> {
        for (int i = 0; i < values.length; i++) {
          buffer.setDouble(i, values[i]);
        }
      }
    }
  }

  @Override
  public int count() {
    return values.length;
  }

  @Override
  public double[] doubles() {
    return values;
  }

  @Override
  public long[] longs() {
    return Arrays.stream(values).mapToLong(v -> (long) v).toArray();
  }

  @Override
  public Elements pick(int[] positions) {
    var picked = new double[positions.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = values[positions[i]];
    }
    return new Reals(dtype, picked);
  }

  @Override
  public Elements range(int from, int to) {
    return new Reals(dtype, Arrays.copyOfRange(values, from, to));
  }

  @Override
  public Elements resized(int count) {
    return new Reals(dtype, Arrays.copyOf(values, count));
  }
}
