package dev.addax.hdf5.data;

import dev.addax.hdf5.header.Dataspace;
import dev.addax.hdf5.header.Layout;
import dev.addax.hdf5.header.ObjectHeader;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** The elements of a dataset, as stored. */
public final class Elements {
  private final ObjectHeader header;
  private final Dataspace space;
  private final int elementSize;
  private final Storage storage;

  private Elements(ObjectHeader header, Dataspace space, int elementSize) {
    this.header = header;
    this.space = space;
    this.elementSize = elementSize;
    storage =
        switch (header.layout()) {
          case Layout.Compact compact -> new CompactStorage(compact.data());
          case Layout.Contiguous c -> new ContiguousStorage(header.file(), c.address());
          case Layout.Chunked c -> new ChunkedStorage(header, c, space, elementSize);
        };
    check();
  }

  /**
   * Finds the elements of a dataset.
   *
   * @throws dev.addax.hdf5.source.Hdf5Exception also when the file cannot hold as many as it says
   */
  public static Elements of(ObjectHeader header, Dataspace space, int elementSize) {
    return new Elements(header, space, elementSize);
  }

  private void check() {
    long size = Dataspace.product(space.size(), elementSize);
    if (size == 0 || size <= storage.most()) return;
    throw header
        .file()
        .failure(
            header.address(),
            "A dataset of shape %s with elements of %d bytes is more than the file can hold"
                .formatted(Arrays.toString(space.shape()), elementSize));
  }

  /** {@return the bytes of all elements} */
  public long byteSize() {
    return space.size() * elementSize;
  }

  /** Reads all elements into a segment of exactly their size. */
  public void read(MemorySegment into) {
    if (into.byteSize() != 0) storage.read(into, Fill.of(header, elementSize));
  }
}
