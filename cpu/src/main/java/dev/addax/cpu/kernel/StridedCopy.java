package dev.addax.cpu.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Copies elements between two layouts of the same dimensions: transposes, slices, padding,
 * concatenation and broadcasting (a stride of 0 on the reading side) are all this.
 */
public final class StridedCopy {
  private static final int TILE = 16;

  private record Dim(long size, long from, long to) {}

  private final int bytes;
  private final long[] sizes;
  private final long[] from;
  private final long[] to;
  private final long elements;

  private StridedCopy(int bytes, List<Dim> dims) {
    this.bytes = bytes;
    this.sizes = dims.stream().mapToLong(Dim::size).toArray();
    this.from = dims.stream().mapToLong(Dim::from).toArray();
    this.to = dims.stream().mapToLong(Dim::to).toArray();
    this.elements = dims.stream().mapToLong(Dim::size).reduce(1, Math::multiplyExact);
  }

  /**
   * Prepares a copy.
   *
   * @param bytes size of an element: 1, 2, 4 or 8
   * @param from strides of the reading side, in bytes
   * @param to strides of the writing side, in bytes
   */
  public static StridedCopy of(int bytes, long[] sizes, long[] from, long[] to) {
    var dims = new ArrayList<Dim>();
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] != 1) {
        dims.add(new Dim(sizes[i], from[i], to[i]));
      }
    }
    dims.sort(Comparator.comparingLong((Dim d) -> Math.abs(d.to)).reversed());
    return new StridedCopy(bytes, merged(dims));
  }

  private static List<Dim> merged(List<Dim> dims) {
    var result = new ArrayList<Dim>();
    for (Dim dim : dims) {
      Dim last = result.isEmpty() ? null : result.getLast();
      if (last != null && last.from == dim.from * dim.size && last.to == dim.to * dim.size) {
        result.set(result.size() - 1, new Dim(last.size * dim.size, dim.from, dim.to));
      } else {
        result.add(dim);
      }
    }
    return result;
  }

  /** {@return the size of the outermost dimension, along which work may be split} */
  public long outer() {
    return sizes.length == 0 ? 1 : sizes[0];
  }

  /** {@return how far apart neighbours along the outermost dimension are read, in bytes} */
  public long outerFrom() {
    return from.length == 0 ? 0 : from[0];
  }

  /** {@return how far apart neighbours along the outermost dimension are written, in bytes} */
  public long outerTo() {
    return to.length == 0 ? 0 : to[0];
  }

  /** {@return how many bytes {@code count} places along the outermost dimension span, as read} */
  public long spanFrom(long count) {
    return span(from, count);
  }

  /**
   * {@return how many bytes {@code count} places along the outermost dimension span, as written}
   */
  public long spanTo(long count) {
    return span(to, count);
  }

  private long span(long[] strides, long count) {
    long span = bytes;
    for (int i = 0; i < sizes.length; i++) {
      span += ((i == 0 ? count : sizes[i]) - 1) * strides[i];
    }
    return span;
  }

  /** {@return whether all elements lie behind the first, on both sides} */
  public boolean isForward() {
    return LongStream.concat(LongStream.of(from), LongStream.of(to)).allMatch(s -> s >= 0);
  }

  /** {@return the number of elements copied} */
  public long elements() {
    return elements;
  }

  /** Copies everything. */
  public void run(long source, long target) {
    run(source, target, 0, outer());
  }

  /** Copies a range of the outermost dimension. */
  public void run(long source, long target, long begin, long end) {
    if (elements == 0) {
      return;
    }
    switch (sizes.length) {
      case 0 -> move(source, target);
      case 1 -> line(source + begin * from[0], target + begin * to[0], end - begin, from[0], to[0]);
      default -> {
        for (long i = begin; i < end; i++) {
          nest(1, source + i * from[0], target + i * to[0]);
        }
      }
    }
  }

  private void nest(int depth, long source, long target) {
    int left = sizes.length - depth;
    if (left == 1) {
      line(source, target, sizes[depth], from[depth], to[depth]);
    } else if (left == 2 && from[depth] == bytes && from[depth + 1] != bytes) {
      transpose(depth, source, target);
    } else {
      for (long i = 0; i < sizes[depth]; i++) {
        nest(depth + 1, source + i * from[depth], target + i * to[depth]);
      }
    }
  }

  /** Tile by tile, so that both sides use whole cache lines. */
  private void transpose(int depth, long source, long target) {
    for (long i = 0; i < sizes[depth]; i += TILE) {
      long rows = Math.min(TILE, sizes[depth] - i);
      for (long j = 0; j < sizes[depth + 1]; j += TILE) {
        long columns = Math.min(TILE, sizes[depth + 1] - j);
        long s = source + i * from[depth] + j * from[depth + 1];
        long t = target + i * to[depth] + j * to[depth + 1];
        for (long r = 0; r < rows; r++) {
          elements(s + r * from[depth], t + r * to[depth], columns, from[depth + 1], to[depth + 1]);
        }
      }
    }
  }

  private void line(long source, long target, long count, long step, long stride) {
    if (step == bytes && stride == bytes) {
      block(source, target, count * bytes);
    } else {
      elements(source, target, count, step, stride);
    }
  }

  private static void block(long source, long target, long count) {
    if (count >= 64) {
      Raw.copy(source, target, count);
      return;
    }
    long i = 0;
    for (; i <= count - 8; i += 8) {
      Raw.put(target + i, Raw.getLong(source + i));
    }
    for (; i < count; i++) {
      Raw.put(target + i, Raw.getByte(source + i));
    }
  }

  private void elements(long source, long target, long count, long step, long stride) {
    switch (bytes) {
      case 4 -> {
        for (long i = 0; i < count; i++) {
          Raw.put(target + i * stride, Raw.getInt(source + i * step));
        }
      }
      case 8 -> {
        for (long i = 0; i < count; i++) {
          Raw.put(target + i * stride, Raw.getLong(source + i * step));
        }
      }
      case 2 -> {
        for (long i = 0; i < count; i++) {
          Raw.put(target + i * stride, Raw.getShort(source + i * step));
        }
      }
      default -> {
        for (long i = 0; i < count; i++) {
          Raw.put(target + i * stride, Raw.getByte(source + i * step));
        }
      }
    }
  }

  private void move(long source, long target) {
    elements(source, target, 1, 0, 0);
  }
}
