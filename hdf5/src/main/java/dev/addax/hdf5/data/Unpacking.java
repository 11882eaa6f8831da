package dev.addax.hdf5.data;

import dev.addax.hdf5.bytes.FileBytes;
import dev.addax.hdf5.header.Filter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Undoes filters, the last one first. */
final class Unpacking implements AutoCloseable {
  /** Deflate packs at most so many bytes into one. */
  static final long LARGEST_RATIO = 1032;

  private static final int SLACK = 1024;
  private static final Set<Integer> KNOWN =
      Set.of(Filter.DEFLATE, Filter.SHUFFLE, Filter.FLETCHER32, Filter.LZF);

  private final FileBytes file;
  private final List<Filter> filters;
  private final int elementSize;
  private final Inflater inflater = new Inflater();

  Unpacking(FileBytes file, List<Filter> filters, int elementSize) {
    this.file = file;
    this.filters = filters;
    this.elementSize = elementSize;
  }

  /** {@return the bytes that so many bytes of packed chunks can become} */
  static long most(List<Filter> filters, long packed) {
    boolean packs =
        filters.stream().anyMatch(f -> f.id() == Filter.DEFLATE || f.id() == Filter.LZF);
    return packs ? packed * LARGEST_RATIO + SLACK : packed;
  }

  /**
   * {@return a chunk's elements}
   *
   * @param size how many bytes they must be
   */
  byte[] unpack(byte[] packed, Chunk chunk, int size) {
    filters.forEach(f -> known(f, chunk));
    if (size > most(filters, packed.length)) {
      throw failure(chunk, "%d bytes cannot become a chunk of %d".formatted(packed.length, size));
    }
    var bytes = packed;
    for (int i = filters.size() - 1; i >= 0; i--) {
      boolean leftOut = i < 32 && (chunk.mask() >>> i & 1) != 0;
      if (!leftOut) bytes = undo(filters.get(i), bytes, chunk, size);
    }
    if (bytes.length != size) {
      throw failure(chunk, "A chunk has %d bytes instead of %d".formatted(bytes.length, size));
    }
    return bytes;
  }

  private byte[] undo(Filter filter, byte[] bytes, Chunk chunk, int size) {
    return switch (filter.id()) {
      case Filter.DEFLATE -> inflate(bytes, chunk, size);
      case Filter.SHUFFLE -> unshuffle(bytes, filter);
      case Filter.FLETCHER32 -> checked(bytes, chunk);
      default -> Lzf.unpack(bytes, size).orElseThrow(() -> damaged(chunk, size));
    };
  }

  private void known(Filter filter, Chunk chunk) {
    if (KNOWN.contains(filter.id())) return;
    throw failure(
        chunk,
        "The elements went through the filter '%s'; only deflate, shuffle, fletcher32 and lzf are read"
            .formatted(filter.name()));
  }

  private RuntimeException damaged(Chunk chunk, int size) {
    return failure(chunk, "A chunk does not unpack to %d bytes".formatted(size));
  }

  private byte[] inflate(byte[] bytes, Chunk chunk, int size) {
    inflater.reset();
    inflater.setInput(bytes);
    var result = new byte[size + 4 * filters.size()]; // room for checksums
    int done = 0;
    try {
      while (!inflater.finished()) {
        int count = inflater.inflate(result, done, result.length - done);
        done += count;
        if (count == 0 && !inflater.finished()) {
          throw damaged(chunk, size);
        }
      }
    } catch (DataFormatException e) {
      throw failure(chunk, "A chunk does not unpack: " + e.getMessage());
    }
    return done == result.length ? result : Arrays.copyOf(result, done);
  }

  private byte[] unshuffle(byte[] bytes, Filter filter) {
    int width = filter.values().isEmpty() ? elementSize : filter.values().getFirst();
    if (width <= 1 || width > bytes.length) return bytes;
    int count = bytes.length / width;
    var result = bytes.clone(); // what is left over after whole elements stays
    for (int i = 0; i < width; i++) {
      for (int j = 0, at = i; j < count; j++, at += width) result[at] = bytes[i * count + j];
    }
    return result;
  }

  private byte[] checked(byte[] bytes, Chunk chunk) {
    int size = bytes.length - 4;
    if (size < 0 || !Fletcher32.matches(bytes, size)) {
      throw failure(chunk, "A chunk is damaged: its checksum does not match");
    }
    return Arrays.copyOf(bytes, size);
  }

  private RuntimeException failure(Chunk chunk, String what) {
    return file.failure(chunk.address(), what);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
