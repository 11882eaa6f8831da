package dev.addax.hdf5.header;

import dev.addax.hdf5.bytes.Block;

/** Where the elements of a dataset are. */
public sealed interface Layout {
  /** In the header itself. */
  record Compact(Block data) implements Layout {}

  /** In one piece; the address is undefined when none were written yet. */
  record Contiguous(long address) implements Layout {}

  /**
   * In chunks of equal shape.
   *
   * @param chunk the shape of a chunk
   * @param elementSize bytes per element
   * @param index the kind of index that finds chunks
   * @param address of the index, or of the only chunk; undefined when none were written yet
   * @param onlySize the bytes of the only chunk when it is filtered
   * @param onlyMask the filters that the only chunk left out
   */
  record Chunked(
      long[] chunk, long elementSize, Index index, long address, long onlySize, int onlyMask)
      implements Layout {}

  /** A kind of index of chunks. */
  enum Index {
    TREE_1,
    SINGLE,
    IMPLICIT,
    FIXED_ARRAY,
    EXTENSIBLE_ARRAY,
    TREE_2
  }

  /** Reads a layout message. */
  static Layout read(Block message) {
    int version = message.version(1, 4);
    return version < 3 ? LayoutMessage.first(message) : LayoutMessage.third(message, version);
  }
}
