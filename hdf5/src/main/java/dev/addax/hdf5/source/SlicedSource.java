package dev.addax.hdf5.source;

import java.nio.ByteBuffer;

/** A part of a source. */
record SlicedSource(Source whole, long offset, long size) implements Source {
  SlicedSource {
    Range.check(offset, size, whole.size());
  }

  @Override
  public void read(long position, ByteBuffer into) {
    Range.check(position, into.remaining(), size);
    whole.read(offset + position, into);
  }
}
