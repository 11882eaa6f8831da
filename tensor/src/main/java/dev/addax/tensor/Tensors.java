package dev.addax.tensor;

import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.lang.foreign.MemorySegment;

/**
 * Makes tensors from Java data and from nothing, as the creation functions of {@code keras.ops}.
 */
public final class Tensors {
  private Tensors() {}

  private static Tensor copied(MemorySegment source, DType dtype, Shape shape) {
    long count = source.byteSize() / dtype.bytes();
    Rules.check(count == shape.size(), "%d elements do not fit shape %s", count, shape);
    var buffer = Buffer.allocate(dtype, count);
    buffer.segment().copyFrom(source);
    return Tensor.of(buffer, shape);
  }

  /** {@return a float32 tensor; without dims a vector} */
  public static Tensor of(float[] values, int... dims) {
    return copied(MemorySegment.ofArray(values), DType.FLOAT32, shape(values.length, dims));
  }

  /** {@return a float64 tensor; without dims a vector} */
  public static Tensor of(double[] values, int... dims) {
    return copied(MemorySegment.ofArray(values), DType.FLOAT64, shape(values.length, dims));
  }

  /** {@return an int32 tensor; without dims a vector} */
  public static Tensor of(int[] values, int... dims) {
    return copied(MemorySegment.ofArray(values), DType.INT32, shape(values.length, dims));
  }

  /** {@return an int64 tensor; without dims a vector} */
  public static Tensor of(long[] values, int... dims) {
    return copied(MemorySegment.ofArray(values), DType.INT64, shape(values.length, dims));
  }

  /** {@return a uint8 tensor; without dims a vector} */
  public static Tensor of(byte[] values, int... dims) {
    return copied(MemorySegment.ofArray(values), DType.UINT8, shape(values.length, dims));
  }

  /** {@return a bool tensor; without dims a vector} */
  public static Tensor of(boolean[] values, int... dims) {
    var shape = shape(values.length, dims);
    var buffer = Buffer.allocate(DType.BOOL, values.length);
    for (int i = 0; i < values.length; i++) {
      buffer.setLong(i, values[i] ? 1 : 0);
    }
    return Tensor.of(buffer, shape);
  }

  /** {@return a tensor of strings; without dims a vector} */
  public static Tensor of(String[] values, int... dims) {
    return Tensor.of(Buffer.ofStrings(values.clone()), shape(values.length, dims));
  }

  /** {@return a float32 matrix} */
  public static Tensor of(float[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    var flat = new float[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      Rules.check(
          rows[i].length == columns,
          "Row %d has %d elements, row 0 has %d",
          i,
          rows[i].length,
          columns);
      System.arraycopy(rows[i], 0, flat, i * columns, columns);
    }
    return of(flat, rows.length, columns);
  }

  private static Shape shape(int count, int... dims) {
    return dims.length == 0 && count != 1
        ? Shape.of(count)
        : dims.length == 0 ? Shape.of(1) : Shape.of(dims);
  }

  /** {@return a float32 scalar} */
  public static Tensor scalar(double value) {
    return full(Shape.SCALAR, value, DType.FLOAT32);
  }

  /** {@return an int32 scalar} */
  public static Tensor scalar(int value) {
    return full(Shape.SCALAR, value, DType.INT32);
  }

  public static Tensor full(Shape shape, Number value, DType dtype) {
    return Constant.of(new TensorType(dtype, shape), value);
  }

  /** {@return float32 zeros} */
  public static Tensor zeros(int... dims) {
    return full(Shape.of(dims), 0, DType.FLOAT32);
  }

  /** {@return float32 ones} */
  public static Tensor ones(int... dims) {
    return full(Shape.of(dims), 1, DType.FLOAT32);
  }

  /** {@return 0, 1, 2, …, {@code stop} − 1} */
  public static Tensor arange(int stop, DType dtype) {
    return new Iota(TensorType.of(dtype, stop), 0).on();
  }
}
