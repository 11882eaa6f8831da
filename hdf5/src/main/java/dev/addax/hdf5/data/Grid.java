package dev.addax.hdf5.data;

import dev.addax.hdf5.bytes.FileBytes;
import dev.addax.hdf5.header.Dataspace;
import dev.addax.hdf5.header.Layout.Chunked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The chunks of a dataset, collected while its index is read. */
final class Grid {
  private final FileBytes file;
  private final Chunked layout;
  private final long[] shape;
  private final long[] counts;
  private final int slowest;
  private final long chunkSize;
  private final List<Chunk> chunks = new ArrayList<>();
  private long total;

  /**
   * Nothing is collected yet.
   *
   * @param layout its chunks
   * @param space its shape now, and the largest it may have, which chunks are counted by
   */
  Grid(FileBytes file, Chunked layout, Dataspace space) {
    this.file = file;
    this.layout = layout;
    shape = space.shape();
    if (layout.chunk().length != shape.length) {
      throw file.failure(
          layout.address(),
          "Chunks of shape %s cannot hold a dataset of shape %s"
              .formatted(Arrays.toString(layout.chunk()), Arrays.toString(shape)));
    }
    counts = new long[shape.length];
    int unlimited = 0;
    for (int i = 0; i < counts.length; i++) {
      long largest = space.largest()[i] < 0 ? shape[i] : space.largest()[i];
      if (space.largest()[i] < 0) unlimited = i;
      counts[i] = Math.ceilDiv(largest, layout.chunk()[i]);
    }
    slowest = unlimited;
    chunkSize = Dataspace.product(Dataspace.product(layout.chunk()), layout.elementSize());
  }

  FileBytes file() {
    return file;
  }

  Chunked layout() {
    return layout;
  }

  int rank() {
    return shape.length;
  }

  /** {@return bytes of a chunk without filters; the largest long when they are more} */
  long chunkSize() {
    return chunkSize;
  }

  /** {@return how many chunks the largest shape has; the largest long when they are more} */
  long count() {
    return Dataspace.product(counts);
  }

  List<Chunk> chunks() {
    return chunks;
  }

  /** Adds a chunk by its number, row-major, where the first unlimited axis is the slowest. */
  void add(long number, boolean first, long address, long size, int mask) {
    int lead = first ? slowest : 0;
    var offset = new long[rank()];
    long rest = number;
    for (int i = rank() - 1; i >= 0; i--) {
      int axis = i == 0 ? lead : i <= lead ? i - 1 : i;
      long count = i == 0 ? Long.MAX_VALUE : Math.max(1, counts[axis]);
      offset[axis] = rest % count * layout.chunk()[axis];
      rest /= count;
    }
    add(offset, address, size, mask);
  }

  /** Adds a chunk by the place of its first element; one outside the dataset counts for nothing. */
  void add(long[] offset, long address, long size, int mask) {
    file.check(address, size, "A chunk");
    total += size;
    if (total > file.size()) {
      throw file.failure(address, "The chunks of a dataset overlap: they are larger than the file");
    }
    for (int i = 0; i < offset.length; i++) {
      if (offset[i] < 0 || offset[i] >= shape[i]) return;
      if (offset[i] % layout.chunk()[i] != 0) {
        throw file.failure(address, "A chunk begins within another, at " + Arrays.toString(offset));
      }
    }
    chunks.add(new Chunk(offset, address, size, mask));
  }
}
