package dev.addax.hdf5.data;

import java.lang.foreign.MemorySegment;

/** Where the elements of one dataset are. */
sealed interface Storage permits CompactStorage, ContiguousStorage, ChunkedStorage {
  /**
   * What may be missing altogether: elements that were never written cost a file nothing, so their
   * number needs a bound of its own.
   */
  long LARGEST_UNWRITTEN = 64L << 20;

  /** {@return how many bytes of elements can be there at most} */
  long most();

  /** Reads all elements as they are stored. */
  void read(MemorySegment into, Fill fill);
}
