package dev.addax.cpu.kernel;

import dev.addax.tensor.type.DType;
import org.jspecify.annotations.Nullable;

/** Rows picked and combined by integer positions. */
public final class Rows {
  private Rows() {}

  /**
   * Copies {@code to[i] = from[indices[i]]} for rows of {@code bytes}.
   *
   * @throws IndexOutOfBoundsException if a position is outside {@code 0 … rows − 1}
   */
  public static void gather(
      long from,
      int axis,
      int rows,
      long indices,
      DType dtype,
      int begin,
      int end,
      long to,
      long bytes) {
    for (int i = begin; i < end; i++) {
      Raw.copy(
          from + check(Elements.integral(dtype, indices, i), axis, rows) * bytes,
          to + i * bytes,
          bytes);
    }
  }

  /**
   * Combines {@code to[indices[i]] = f(to[indices[i]], from[i])} for rows of {@code width}
   * elements, in order; without a function the row replaces what was there. Only target rows {@code
   * first ≤ r < last} are touched.
   *
   * @throws IndexOutOfBoundsException if a position is outside {@code 0 … rows − 1}
   */
  public static void scatter(
      @Nullable BinaryLoop f,
      long to,
      int axis,
      int rows,
      int first,
      int last,
      long indices,
      DType dtype,
      int count,
      long from,
      int width,
      int elementBytes) {
    long bytes = (long) width * elementBytes;
    for (int i = 0; i < count; i++) {
      long row = check(Elements.integral(dtype, indices, i), axis, rows);
      if (row < first || row >= last) {
        continue;
      }
      long target = to + row * bytes;
      if (f == null) {
        Raw.copy(from + i * bytes, target, bytes);
      } else {
        f.run(target, from + i * bytes, target, width);
      }
    }
  }

  /**
   * {@return position number {@code i}}
   *
   * @throws IndexOutOfBoundsException if it is outside {@code 0 … rows − 1}
   */
  public static int position(long indices, DType dtype, int i, int axis, int rows) {
    return (int) check(Elements.integral(dtype, indices, i), axis, rows);
  }

  private static long check(long index, int axis, int rows) {
    if (index < 0 || index >= rows) {
      throw new IndexOutOfBoundsException(
          "Index %d is outside axis %d of size %d; check the values that are used as positions"
              .formatted(index, axis, rows));
    }
    return index;
  }
}
