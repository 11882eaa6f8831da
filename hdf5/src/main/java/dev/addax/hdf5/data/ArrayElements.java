package dev.addax.hdf5.data;

import dev.addax.hdf5.bytes.Block;

/** Reads the elements of a fixed or extensible array: each finds the chunk of that number. */
final class ArrayElements {
  private final Grid grid;
  private final boolean filtered;
  private final boolean unlimitedFirst;
  private final int elementSize;
  private long next;

  ArrayElements(Grid grid, boolean filtered, boolean unlimitedFirst, int elementSize, Block head) {
    this.grid = grid;
    this.filtered = filtered;
    this.unlimitedFirst = unlimitedFirst;
    this.elementSize = elementSize;
    int least = grid.file().addressSize() + (filtered ? 5 : 0);
    if (elementSize < least || elementSize > least + 7) {
      throw head.failure("elements of " + elementSize + " bytes");
    }
  }

  /** {@return bytes of an element of the array} */
  int size() {
    return elementSize;
  }

  /** Reads elements that follow the last ones read. */
  void read(Block block, long count) {
    for (long i = 0; i < count; i++, next++) {
      var element = block.block(elementSize, "An element of a chunk index");
      long address = element.offset();
      if (address != Block.UNDEFINED) add(element, address);
    }
  }

  private void add(Block element, long address) {
    long size = grid.chunkSize();
    int mask = 0;
    if (filtered) {
      size = element.unsigned(element.remaining() - 4);
      mask = (int) element.u32();
    }
    grid.add(next, unlimitedFirst, address, size, mask);
  }

  /** Passes over elements that were never written. */
  void skip(long count) {
    next += count;
  }
}
