package dev.addax.hdf5.source;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that can be read at any position, from several threads at once. */
public interface Source {
  /** {@return the number of bytes} */
  long size();

  /**
   * Fills the remaining space of a buffer with the bytes from a position on.
   *
   * @throws Hdf5Exception when there are fewer bytes or they cannot be read
   */
  void read(long position, ByteBuffer into);

  /** {@return a file; it stays the caller's to close} */
  static Source of(FileChannel channel) {
    return ChannelSource.of(channel);
  }

  /** {@return a part of a file, such as an entry that a ZIP file stores uncompressed} */
  static Source of(FileChannel channel, long offset, long length) {
    return of(channel).slice(offset, length);
  }

  /** {@return the bytes of an array, which is not copied} */
  static Source of(byte[] bytes) {
    return of(MemorySegment.ofArray(bytes));
  }

  /** {@return the bytes of a memory segment} */
  static Source of(MemorySegment bytes) {
    return new MemorySource(bytes);
  }

  /**
   * {@return a part of these bytes}
   *
   * @throws Hdf5Exception when it does not lie within them
   */
  default Source slice(long offset, long length) {
    return new SlicedSource(this, offset, length);
  }
}
