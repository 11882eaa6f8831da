package dev.addax.tensor.reference;

import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import java.util.Arrays;

/** The elements of a tensor in row-major order. Arrays are shared and never changed. */
public sealed interface Elements permits Reals, Integers {
  DType dtype();

  int count();

  /** {@return the elements as doubles; longs beyond 2^53 lose precision} */
  double[] doubles();

  /** {@return the elements as longs; floating values are truncated towards zero} */
  long[] longs();

  /** {@return the elements at these positions} */
  Elements pick(int[] positions);

  /** {@return elements {@code from} to before {@code to}} */
  Elements range(int from, int to);

  /** {@return a writable copy of the same kind, {@code count} elements long} */
  Elements resized(int count);

  /** {@return the elements in memory of their own} */
  default Buffer buffer() {
    var buffer = Buffer.allocate(dtype(), count());
    store(buffer);
    return buffer;
  }

  /** Writes all elements to {@code buffer}, which has the same dtype. */
  void store(Buffer buffer);

  /** {@return the elements of {@code buffer}} */
  static Elements load(Buffer buffer) {
    int count = Math.toIntExact(buffer.count());
    return buffer.dtype().isFloating() ? Reals.load(buffer, count) : Integers.load(buffer, count);
  }

  /** {@return {@code values} rounded, or truncated and wrapped, to {@code dtype}} */
  static Elements of(DType dtype, double[] values) {
    if (dtype.isFloating()) {
      return Reals.of(dtype, values);
    }
    if (dtype == DType.BOOL) {
      return Integers.of(dtype, Arrays.stream(values).mapToLong(v -> v != 0 ? 1 : 0).toArray());
    }
    return Integers.of(dtype, Arrays.stream(values).mapToLong(v -> (long) v).toArray());
  }

  /** {@return {@code values} rounded or wrapped to {@code dtype}} */
  static Elements of(DType dtype, long[] values) {
    return dtype.isFloating()
        ? Reals.of(dtype, Arrays.stream(values).mapToDouble(v -> v).toArray())
        : Integers.of(dtype, values);
  }
}
