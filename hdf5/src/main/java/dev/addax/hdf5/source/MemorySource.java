package dev.addax.hdf5.source;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Bytes in memory. */
record MemorySource(MemorySegment bytes) implements Source {
  @Override
  public long size() {
    return bytes.byteSize();
  }

  @Override
  public void read(long position, ByteBuffer into) {
    Range.check(position, into.remaining(), size());
    MemorySegment.ofBuffer(into).copyFrom(bytes.asSlice(position, into.remaining()));
    into.position(into.limit());
  }
}
