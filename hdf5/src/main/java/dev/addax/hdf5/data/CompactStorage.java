package dev.addax.hdf5.data;

import dev.addax.hdf5.bytes.Block;
import java.lang.foreign.MemorySegment;

/** Elements in the object's header. */
record CompactStorage(Block data) implements Storage {
  @Override
  public long most() {
    return data.again().remaining();
  }

  @Override
  public void read(MemorySegment into, Fill fill) {
    into.copyFrom(MemorySegment.ofArray(data.again().bytes(into.byteSize())));
  }
}
