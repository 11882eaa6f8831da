package dev.addax.tensor.buffer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Memory that many small buffers share: single numbers and short rows come and go with every
 * prediction, and giving each a block and a cleaner of its own would cost more than computing them.
 * The chunk is freed when none of its buffers is reachable.
 */
final class Chunk {
  /** The size in bytes of the largest buffer that is kept in a chunk. */
  static final long LARGEST = 1024;

  private static final long SIZE = 128 << 10;
  private static final long ALIGNMENT = 64;

  private final MemorySegment memory = Arena.ofAuto().allocate(SIZE, ALIGNMENT);
  private final AtomicLong next = new AtomicLong();

  /** {@return so many bytes; null if the chunk is full} */
  @Nullable MemorySegment take(long bytes) {
    long length = Math.max(ALIGNMENT, (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    long start = next.getAndAdd(length);
    return start + length <= SIZE ? memory.asSlice(start, bytes) : null;
  }
}
