package dev.addax.data;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable row-major block of numbers or texts of any rank. Axis 0 counts the rows: the
 * examples of a data set.
 *
 * <p>Numbers lie in a {@link MemorySegment} (on the heap or off it, in the byte order of the
 * machine), so that picking rows is a few block copies whatever the element type. Factories wrap
 * the caller's array without copying it: do not change it afterwards.
 */
public final class Array {
  private final ElementType type;
  private final long[] shape;
  private final MemorySegment data;
  private final String @Nullable [] texts;

  /**
   * What the elements lie in if they came from a tensor or the pool; it must stay reachable as long
   * as they are used.
   */
  private final @Nullable Buffer buffer;

  private Array(
      ElementType type,
      long[] shape,
      MemorySegment data,
      String @Nullable [] texts,
      @Nullable Buffer buffer) {
    this.type = type;
    this.shape = shape;
    this.data = data;
    this.texts = texts;
    this.buffer = buffer;
  }

  /**
   * Wraps raw elements in native byte order.
   *
   * @throws DataException if the shape does not need exactly the bytes of {@code data}
   */
  public static Array of(ElementType type, MemorySegment data, long... shape) {
    if (type == ElementType.STRING)
      throw new DataException("Text has no bytes: use Array.of(String[], shape)");
    checkCount(data.byteSize() / type.bytes(), shape);
    return new Array(type, shape.clone(), data, null, null);
  }

  /** {@return float32 elements of the given shape; no shape means a vector} */
  public static Array of(float[] values, long... shape) {
    return of(ElementType.FLOAT32, MemorySegment.ofArray(values), orVector(values.length, shape));
  }

  /** {@return float64 elements of the given shape; no shape means a vector} */
  public static Array of(double[] values, long... shape) {
    return of(ElementType.FLOAT64, MemorySegment.ofArray(values), orVector(values.length, shape));
  }

  /** {@return int32 elements of the given shape; no shape means a vector} */
  public static Array of(int[] values, long... shape) {
    return of(ElementType.INT32, MemorySegment.ofArray(values), orVector(values.length, shape));
  }

  /** {@return int64 elements of the given shape; an empty shape is a scalar} */
  public static Array of(long[] values, long[] shape) {
    return of(ElementType.INT64, MemorySegment.ofArray(values), shape);
  }

  /** {@return int8 elements of the given shape; no shape means a vector} */
  public static Array of(byte[] values, long... shape) {
    return of(ElementType.INT8, MemorySegment.ofArray(values), orVector(values.length, shape));
  }

  /** {@return uint8 elements, such as pixels, of the given shape; no shape means a vector} */
  public static Array ofUnsigned(byte[] values, long... shape) {
    return of(ElementType.UINT8, MemorySegment.ofArray(values), orVector(values.length, shape));
  }

  /** {@return boolean elements of the given shape; no shape means a vector} */
  public static Array of(boolean[] values, long... shape) {
    var bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (values[i] ? 1 : 0);
    return of(ElementType.BOOL, MemorySegment.ofArray(bytes), orVector(values.length, shape));
  }

  /** {@return texts of the given shape; no shape means a vector} */
  public static Array of(String[] values, long... shape) {
    var dimensions = orVector(values.length, shape);
    checkCount(values.length, dimensions);
    return new Array(ElementType.STRING, dimensions.clone(), MemorySegment.NULL, values, null);
  }

  /** {@return the value of a tensor, without a copy of numbers} */
  public static Array of(Tensor tensor) {
    var buffer = tensor.buffer();
    if (tensor.dtype() == DType.STRING) {
      var dimensions = Arrays.stream(tensor.shape().toArray()).asLongStream().toArray();
      return of(tensor.toStrings(), dimensions);
    }
    var type = ElementType.valueOf(tensor.dtype().name());
    var shape = Arrays.stream(tensor.shape().toArray()).asLongStream().toArray();
    return new Array(type, shape, buffer.segment(), null, buffer);
  }

  /** {@return the elements as a tensor, without a copy if they were gathered or came from one} */
  public Tensor tensor() {
    var dims = Shape.of(Arrays.stream(shape).mapToInt(Math::toIntExact).toArray());
    if (texts != null) return Tensor.of(Buffer.ofStrings(texts), dims);
    var owner = buffer;
    if (owner != null && owner.count() == size()) return Tensor.of(owner, dims);
    var copy = Buffer.allocate(type.dtype(), size());
    copy.segment().copyFrom(data);
    Reference.reachabilityFence(this);
    return Tensor.of(copy, dims);
  }

  /**
   * {@return a copy of a Java array of arrays such as {@code float[][][]}, of its own rank and
   * element type}
   *
   * @throws DataException if its rows differ in length, or it holds something other than numbers,
   *     booleans or texts
   */
  public static Array copyOf(Object nested) {
    return NestedArrays.flatten(nested);
  }

  private static long[] orVector(long length, long[] shape) {
    return shape.length == 0 ? new long[] {length} : shape;
  }

  private static void checkCount(long found, long[] shape) {
    long needed = count(shape);
    if (needed != found) {
      throw new DataException(
          "The shape "
              + Arrays.toString(shape)
              + " needs "
              + needed
              + " elements, but the data has "
              + found);
    }
  }

  /**
   * {@return the number of elements of a shape}
   *
   * @throws DataException if a dimension is negative or the product is beyond 64 bits
   */
  public static long count(long... shape) {
    long count = 1;
    for (long dimension : shape) {
      if (dimension < 0)
        throw new DataException("Negative dimension in the shape " + Arrays.toString(shape));
      try {
        count = Math.multiplyExact(count, dimension);
      } catch (ArithmeticException e) {
        throw new DataException(
            "The shape " + Arrays.toString(shape) + " has more elements than 64 bits can count", e);
      }
    }
    return count;
  }

  /** {@return the type of the elements} */
  public ElementType type() {
    return type;
  }

  /** {@return the dimensions, outermost first} */
  public long[] shape() {
    return shape.clone();
  }

  /** {@return the number of dimensions} */
  public int rank() {
    return shape.length;
  }

  /** {@return the number of elements} */
  public long size() {
    return count(shape);
  }

  /**
   * {@return the length of axis 0}
   *
   * @throws DataException for a scalar
   */
  public int rows() {
    if (shape.length == 0) throw new DataException("A scalar has no rows");
    return Math.toIntExact(shape[0]);
  }

  /**
   * {@return the raw elements in native byte order, read-only; keep this array reachable while you
   * use them}
   *
   * @throws DataException for text
   */
  public MemorySegment segment() {
    if (texts != null) throw new DataException("Text has no bytes: use texts()");
    return data.asReadOnly();
  }

  /**
   * {@return the texts, row-major}
   *
   * @throws DataException for numbers
   */
  public String[] texts() {
    return raw().clone();
  }

  private String[] raw() {
    if (texts == null)
      throw new DataException("Text expected, but the elements are " + type.keras());
    return texts;
  }

  /** {@return the same elements in another shape} */
  public Array reshape(long... newShape) {
    checkCount(size(), newShape);
    return new Array(type, newShape.clone(), data, texts, buffer);
  }

  /**
   * {@return rows {@code from} (inclusive) to {@code to} (exclusive), without a copy of numbers}
   */
  public Array slice(int from, int to) {
    Objects.checkFromToIndex(from, to, rows());
    var part = withRows(to - from);
    if (texts != null) {
      int stride = Math.toIntExact(size() / Math.max(1, rows()));
      return new Array(
          type, part, data, Arrays.copyOfRange(texts, from * stride, to * stride), null);
    }
    long stride = rowBytes();
    return new Array(type, part, data.asSlice(from * stride, (to - from) * stride), null, buffer);
  }

  /** {@return the rows with the given numbers, in that order, copied once} */
  public Array gather(int[] rows) {
    for (int row : rows) Objects.checkIndex(row, rows());
    return texts != null ? gatherTexts(texts, rows) : gatherBytes(rows);
  }

  private Array gatherTexts(String[] from, int[] rows) {
    int stride = Math.toIntExact(size() / Math.max(1, rows()));
    var picked = new String[rows.length * stride];
    for (int i = 0; i < rows.length; i++)
      System.arraycopy(from, rows[i] * stride, picked, i * stride, stride);
    return new Array(type, withRows(rows.length), data, picked, null);
  }

  private Array gatherBytes(int[] rows) {
    long stride = rowBytes();
    var made = Buffer.allocate(type.dtype(), rows.length * stride / type.bytes());
    var picked = made.segment();
    for (int i = 0; i < rows.length; i++)
      MemorySegment.copy(data, rows[i] * stride, picked, i * stride, stride);
    Reference.reachabilityFence(this);
    return new Array(type, withRows(rows.length), picked, null, made);
  }

  private long rowBytes() {
    long stride = type.bytes();
    for (int i = 1; i < shape.length; i++) stride *= shape[i];
    return stride;
  }

  private long[] withRows(long rows) {
    var result = shape.clone();
    result[0] = rows;
    return result;
  }

  /** {@return all elements as doubles, row-major; int64 beyond 2^53 is rounded} */
  public double[] toDoubles() {
    return Storage.doubles(type, segment());
  }

  /** {@return all elements as floats, row-major} */
  public float[] toFloats() {
    return Storage.floats(type, segment());
  }

  /**
   * {@return all elements as 64-bit integers, row-major}
   *
   * @throws DataException for floating-point elements, which would lose their fractions
   */
  public long[] toLongs() {
    return Storage.longs(type, segment());
  }

  /**
   * {@return the elements converted to another numeric type; fractions are cut off, integers wrap
   * around}
   */
  public Array cast(ElementType other) {
    if (other == type) return this;
    return new Array(other, shape, Storage.convert(type, segment(), other), null, null);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Array that
        && type == that.type
        && Arrays.equals(shape, that.shape)
        && (texts != null ? Arrays.equals(texts, that.texts) : data.mismatch(that.data) == -1);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + Arrays.hashCode(shape);
  }

  @Override
  public String toString() {
    return type.keras() + Arrays.toString(shape);
  }
}
