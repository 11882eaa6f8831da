package dev.addax.hdf5.data;

import dev.addax.hdf5.header.Dataspace;
import dev.addax.hdf5.header.Filter;
import dev.addax.hdf5.header.Layout.Chunked;
import dev.addax.hdf5.header.ObjectHeader;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Elements in chunks. */
final class ChunkedStorage implements Storage {
  /** A chunk may be larger than its dataset, which may have been meant to grow, but not by more. */
  private static final long LARGEST_EXCESS = 16L << 20;

  private final Grid grid;
  private final List<Filter> filters;
  private final long[] shape;
  private final long[] chunkShape;
  private final int elementSize;

  ChunkedStorage(ObjectHeader header, Chunked layout, Dataspace space, int elementSize) {
    if (layout.elementSize() != elementSize) {
      throw header
          .file()
          .failure(
              header.address(),
              "Chunks of elements of %d bytes in a dataset of elements of %d"
                  .formatted(layout.elementSize(), elementSize));
    }
    filters = header.filters();
    shape = space.shape();
    chunkShape = layout.chunk();
    this.elementSize = elementSize;
    grid = new Grid(header.file(), layout, space);
    ChunkIndex.read(grid, !filters.isEmpty());
  }

  @Override
  public long most() {
    long stored = grid.chunks().stream().mapToLong(Chunk::size).sum();
    return Unpacking.most(filters, stored) + LARGEST_UNWRITTEN;
  }

  @Override
  public void read(MemorySegment into, Fill fill) {
    long size = grid.chunkSize();
    if (size > Math.max(into.byteSize(), LARGEST_EXCESS) || size > Integer.MAX_VALUE - SAFE) {
      throw grid.file()
          .failure(
              grid.layout().address(),
              "Chunks of %d bytes for a dataset of %d".formatted(size, into.byteSize()));
    }
    if (!covered()) fill.into(into);
    try (var unpacking = new Unpacking(grid.file(), filters, elementSize)) {
      for (var chunk : grid.chunks()) read(chunk, unpacking, into);
    }
  }

  private static final int SAFE = 1024;

  private boolean covered() {
    long needed = 1;
    for (int i = 0; i < shape.length; i++) needed *= Math.ceilDiv(shape[i], chunkShape[i]);
    return grid.chunks().size() >= needed;
  }

  private void read(Chunk chunk, Unpacking unpacking, MemorySegment into) {
    var packed = new byte[(int) Math.min(chunk.size(), Integer.MAX_VALUE - SAFE)];
    ContiguousStorage.read(grid.file(), chunk.address(), MemorySegment.ofArray(packed));
    var elements = unpacking.unpack(packed, chunk, (int) grid.chunkSize());
    copy(MemorySegment.ofArray(elements), chunk.offset(), into);
  }

  /** Copies the part of a chunk that lies within the dataset. */
  private void copy(MemorySegment chunk, long[] offset, MemorySegment into) {
    long to = 0;
    for (int i = 0; i < shape.length; i++) to = to * shape[i] + offset[i];
    copy(chunk, 0, offset, into, to * elementSize, 0);
  }

  private void copy(
      MemorySegment chunk, long from, long[] offset, MemorySegment into, long to, int axis) {
    long count = Math.min(chunkShape[axis], shape[axis] - offset[axis]);
    long fromStep = stride(chunkShape, axis);
    long toStep = stride(shape, axis);
    if (fromStep == toStep) { // all faster axes are whole in both
      MemorySegment.copy(chunk, from, into, to, count * toStep);
      return;
    }
    for (long i = 0; i < count; i++) {
      copy(chunk, from + i * fromStep, offset, into, to + i * toStep, axis + 1);
    }
  }

  private long stride(long[] sizes, int axis) {
    long stride = elementSize;
    for (int i = axis + 1; i < sizes.length; i++) stride *= sizes[i];
    return stride;
  }
}
