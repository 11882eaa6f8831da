package dev.addax.cpu.tile;

import dev.addax.cpu.kernel.Raw;
import dev.addax.cpu.kernel.Repeats;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Where the elements of a broadcast operand come from: sizes and strides (in elements, 0 where it
 * repeats), merged as far as possible.
 */
final class Expansion {
  private final int bytes;
  private final long[] sizes;
  private final long[] strides;
  private final long period;

  private Expansion(int bytes, long[] sizes, long[] strides) {
    this.bytes = bytes;
    this.sizes = sizes;
    this.strides = strides;
    this.period = period(sizes, strides);
  }

  static Expansion of(int bytes, long[] sizes, long[] strides) {
    List<long[]> dims = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] == 1) {
        continue;
      }
      long[] last = dims.isEmpty() ? null : dims.getLast();
      if (last != null && last[1] == strides[i] * sizes[i]) {
        dims.set(dims.size() - 1, new long[] {last[0] * sizes[i], strides[i]});
      } else {
        dims.add(new long[] {sizes[i], strides[i]});
      }
    }
    return new Expansion(
        bytes,
        dims.stream().mapToLong(d -> d[0]).toArray(),
        dims.stream().mapToLong(d -> d[1]).toArray());
  }

  /**
   * After how many elements the sequence starts again: the product of the dimensions below the
   * outermost ones that only repeat.
   */
  private static long period(long[] sizes, long[] strides) {
    long period = 1;
    boolean moves = false;
    for (int i = 0; i < sizes.length; i++) {
      moves |= strides[i] != 0;
      period *= moves ? sizes[i] : 1;
    }
    return moves ? period : 1;
  }

  /** {@return after how many elements the values repeat; 1 if all are equal} */
  long period() {
    return period;
  }

  /** {@return whether the operand is simply dense} */
  boolean isDense() {
    return sizes.length == 0 || (sizes.length == 1 && strides[0] == 1);
  }

  /** {@return whether all elements lie behind the first} */
  boolean isForward() {
    return LongStream.of(strides).allMatch(s -> s >= 0);
  }

  /**
   * {@return how many bytes further each of {@code count} equal pieces begins; 0 if pieces are not
   * that simple}
   */
  long stride(int count) {
    return sizes.length > 0 && sizes[0] % count == 0 ? sizes[0] / count * strides[0] * bytes : 0;
  }

  /** {@return how many bytes one of {@code count} equal pieces along the first axis spans} */
  long extent(int count) {
    long last = 0;
    for (int i = 0; i < sizes.length; i++) {
      last += ((i == 0 ? sizes[i] / count : sizes[i]) - 1) * strides[i];
    }
    return (last + 1) * bytes;
  }

  /** Writes elements {@code start … start + n − 1}. */
  void fill(long base, long y, long start, int n) {
    int last = sizes.length - 1;
    if (last < 0) {
      repeat(bytes, base, y, n);
      return;
    }
    long done = 0;
    while (done < n) {
      long position = start + done;
      long within = position % sizes[last];
      long count = Math.min(n - done, sizes[last] - within);
      long from =
          base + bytes * (offset(position / sizes[last], last - 1) + within * strides[last]);
      run(from, y + done * bytes, count, strides[last]);
      done += count;
    }
  }

  private long offset(long index, int dim) {
    long offset = 0;
    for (int i = dim; i >= 0; i--) {
      offset += index % sizes[i] * strides[i];
      index /= sizes[i];
    }
    return offset;
  }

  private void run(long from, long y, long count, long stride) {
    if (stride == 0) {
      repeat(bytes, from, y, count);
    } else if (stride == 1 && count * bytes >= 64) {
      Raw.copy(from, y, count * bytes);
    } else {
      strided(from, y, count, stride);
    }
  }

  private void strided(long from, long y, long count, long stride) {
    for (long i = 0; i < count; i++) {
      move(bytes, from + i * stride * bytes, y + i * bytes);
    }
  }

  /** Writes the element at {@code from} {@code count} times. */
  static void repeat(int bytes, long from, long y, long count) {
    switch (bytes) {
      case 4 -> Repeats.ints(Raw.getInt(from), y, count);
      case 8 -> {
        long value = Raw.getLong(from);
        for (long i = 0; i < count; i++) {
          Raw.put(y + 8 * i, value);
        }
      }
      default -> {
        for (long i = 0; i < count; i++) {
          move(bytes, from, y + i * bytes);
        }
      }
    }
  }

  private static void move(int bytes, long from, long to) {
    switch (bytes) {
      case 1 -> Raw.put(to, Raw.getByte(from));
      case 2 -> Raw.put(to, Raw.getShort(from));
      case 4 -> Raw.put(to, Raw.getInt(from));
      default -> Raw.put(to, Raw.getLong(from));
    }
  }
}
