package dev.addax.hdf5.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts of variable length, in collections of at least 4096 bytes; a text that is larger has one of
 * its own.
 */
final class TextHeap {
  private static final int LEAST_SIZE = 4096;
  private static final int PREFIX = 16;

  /** Where an object begins: its number, reference count and length. */
  private static final int OBJECT_PREFIX = 16;

  private final Output out;
  private final List<byte[]> open = new ArrayList<>();
  private int used = PREFIX;

  /** Writes collections to {@code out}, of which the address is its position. */
  TextHeap(Output out) {
    this.out = out;
  }

  /** Writes a text to the heap, and what refers to it to {@code reference}. */
  void add(String text, Output reference) {
    var bytes = text.getBytes(UTF_8);
    if (bytes.length == 0) {
      reference.u32(0).u64(0).u32(0);
      return;
    }
    int needed = OBJECT_PREFIX + (bytes.length + 7 & ~7);
    if (used + needed > LEAST_SIZE) close();
    open.add(bytes);
    used += needed;
    reference.u32(bytes.length).u64(out.size()).u32(open.size());
  }

  /** Writes the collection that is open. */
  void close() {
    if (open.isEmpty()) return;
    int size = Math.max(LEAST_SIZE, used);
    out.text("GCOL").u8(1).zeros(3).u64(size);
    for (int i = 0; i < open.size(); i++) {
      out.u16(i + 1).u16(0).u32(0).u64(open.get(i).length).put(open.get(i)).align();
    }
    free(size - used);
    open.clear();
    used = PREFIX;
  }

  /** The rest of a collection is object 0, if it has room for an object's prefix. */
  private void free(int rest) {
    if (rest >= OBJECT_PREFIX) out.u16(0).u16(0).u32(0).u64(rest).zeros(rest - OBJECT_PREFIX);
    else out.zeros(rest);
  }
}
