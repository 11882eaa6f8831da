package dev.addax.hdf5.data;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.header.Layout.Chunked;
import dev.addax.hdf5.tree.FirstTree;
import dev.addax.hdf5.tree.SecondTree;

/** Finds the chunks of a dataset, whatever index it has. */
final class ChunkIndex {
  private final Grid grid;
  private final Chunked layout;
  private final boolean filtered;

  private ChunkIndex(Grid grid, boolean filtered) {
    this.grid = grid;
    this.filtered = filtered;
    layout = grid.layout();
  }

  static void read(Grid grid, boolean filtered) {
    if (grid.layout().address() != Block.UNDEFINED) new ChunkIndex(grid, filtered).read();
  }

  private void read() {
    long address = layout.address();
    var file = grid.file();
    switch (layout.index()) {
      case TREE_1 -> FirstTree.ofChunks(file, address, grid.rank(), this::first);
      case SINGLE -> only();
      case IMPLICIT -> implicit();
      case FIXED_ARRAY -> FixedArray.read(grid, filtered);
      case EXTENSIBLE_ARRAY -> ExtensibleArray.read(grid, filtered);
      case TREE_2 -> {
        int type = filtered ? SecondTree.FILTERED_CHUNKS : SecondTree.CHUNKS;
        SecondTree.visit(file, address, type, this::second);
      }
    }
  }

  private void first(Block key, long address) {
    long size = key.u32();
    int mask = (int) key.u32();
    var offset = new long[grid.rank()];
    for (int i = 0; i < offset.length; i++) offset[i] = key.i64();
    grid.add(offset, address, size, mask);
  }

  private void only() {
    long size = layout.onlySize() > 0 ? layout.onlySize() : grid.chunkSize();
    grid.add(new long[grid.rank()], layout.address(), size, layout.onlyMask());
  }

  private void implicit() {
    long size = grid.chunkSize();
    long count = grid.count();
    if (count > grid.file().size() / size) {
      throw grid.file()
          .failure(layout.address(), count + " chunks of " + size + " bytes are not in the file");
    }
    for (long i = 0; i < count; i++) grid.add(i, false, layout.address() + i * size, size, 0);
  }

  private void second(Block record) {
    long address = record.definedOffset();
    long size = grid.chunkSize();
    int mask = 0;
    if (filtered) {
      size = record.unsigned(Math.min(8, record.remaining() - 4 - 8 * grid.rank()));
      mask = (int) record.u32();
    }
    var offset = new long[grid.rank()];
    for (int i = 0; i < offset.length; i++) {
      offset[i] = Math.max(-1, record.i64()) * layout.chunk()[i];
    }
    grid.add(offset, address, size, mask);
  }
}
