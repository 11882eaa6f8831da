package dev.addax.hdf5.data;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.bytes.FileBytes;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Elements in one piece. */
record ContiguousStorage(FileBytes file, long address) implements Storage {
  private static final String WHAT = "The elements of a dataset";
  private static final long LARGEST_READ = 1 << 30;

  /** Reading a file into an array goes through native memory of the same size. */
  private static final int LARGEST_COPY = 1 << 20;

  @Override
  public long most() {
    return address == Block.UNDEFINED ? LARGEST_UNWRITTEN : Math.max(0, file.size() - address);
  }

  @Override
  public void read(MemorySegment into, Fill fill) {
    if (address == Block.UNDEFINED) fill.into(into);
    else read(file, address, into);
  }

  static void read(FileBytes file, long address, MemorySegment into) {
    file.check(address, into.byteSize(), WHAT);
    if (into.isNative()) direct(file, address, into);
    else copied(file, address, into);
  }

  private static void direct(FileBytes file, long address, MemorySegment into) {
    for (long at = 0; at < into.byteSize(); at += LARGEST_READ) {
      long count = Math.min(LARGEST_READ, into.byteSize() - at);
      file.read(address + at, into.asSlice(at, count).asByteBuffer(), WHAT);
    }
  }

  private static void copied(FileBytes file, long address, MemorySegment into) {
    var buffer = ByteBuffer.allocateDirect((int) Math.min(LARGEST_COPY, into.byteSize()));
    for (long at = 0; at < into.byteSize(); at += buffer.limit()) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), into.byteSize() - at));
      file.read(address + at, buffer, WHAT);
      MemorySegment.copy(MemorySegment.ofBuffer(buffer.flip()), 0, into, at, buffer.limit());
    }
  }
}
