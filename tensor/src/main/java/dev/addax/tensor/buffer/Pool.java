package dev.addax.tensor.buffer;

import dev.addax.tensor.type.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory blocks by size class, reused between buffers. A block comes back when its buffer is
 * unreachable. Java's collector does not see off-heap pressure, so the pool asks for a collection
 * before the memory in use doubles.
 */
final class Pool {
  static final Pool SHARED = new Pool();

  private static final long ALIGNMENT = 64;
  private static final long KEPT_BYTES = 1L << 30;
  private static final long FIRST_COLLECTION = 512L << 20;

  private final Cleaner cleaner = Cleaner.create();
  private final ConcurrentLinkedDeque<Block>[] free = freeLists();
  private final AtomicLong freeBytes = new AtomicLong();
  private final AtomicLong usedBytes = new AtomicLong();
  private volatile long collectAt = FIRST_COLLECTION;

  private volatile Chunk chunk = new Chunk();

  private record Block(Arena arena, MemorySegment memory, int sizeClass) {}

  Buffer allocate(DType dtype, long count) {
    long bytes = Math.multiplyExact(count, (long) dtype.bytes());
    if (bytes <= Chunk.LARGEST) {
      return new Buffer(dtype, count, small(bytes));
    }
    var block = take(sizeClass(bytes));
    var buffer = new Buffer(dtype, count, block.memory.asSlice(0, bytes));
    cleaner.register(buffer, () -> release(block));
    return buffer;
  }

  private MemorySegment small(long bytes) {
    while (true) {
      var current = chunk;
      var taken = current.take(bytes);
      if (taken != null) {
        return taken;
      }
      renew(current);
    }
  }

  private synchronized void renew(Chunk full) {
    if (chunk == full) {
      chunk = new Chunk();
    }
  }

  /**
   * Eight classes for each power of two: at most an eighth of a block is wasted, and nothing of one
   * whose sides are powers of two and small numbers, as those of weights mostly are.
   */
  static int sizeClass(long bytes) {
    long units = Math.max(1, (bytes + ALIGNMENT - 1) / ALIGNMENT);
    if (units <= 8) {
      return (int) units - 1;
    }
    int log = 63 - Long.numberOfLeadingZeros(units - 1);
    return 8 * (log - 2) + (int) ((units - 1) >>> (log - 3)) - 8;
  }

  static long classBytes(int sizeClass) {
    if (sizeClass < 8) {
      return (sizeClass + 1) * ALIGNMENT;
    }
    int log = sizeClass / 8 + 2;
    return ((sizeClass % 8) + 9L << (log - 3)) * ALIGNMENT;
  }

  private Block take(int sizeClass) {
    long bytes = classBytes(sizeClass);
    usedBytes.addAndGet(bytes);
    var reused = free[sizeClass].pollFirst();
    if (reused != null) {
      freeBytes.addAndGet(-bytes);
      return reused;
    }
    collectIfCrowded();
    return fresh(sizeClass, bytes);
  }

  private static Block fresh(int sizeClass, long bytes) {
    var arena = Arena.ofShared();
    try {
      return new Block(arena, arena.allocate(bytes, ALIGNMENT), sizeClass);
    } catch (OutOfMemoryError e) {
      arena.close();
      throw new OutOfMemoryError(
          "No memory for a tensor of "
              + bytes
              + " bytes; use a smaller batch or give the process more memory");
    }
  }

  private void collectIfCrowded() {
    if (usedBytes.get() > collectAt) {
      System.gc();
      Thread.yield();
      collectAt = Math.max(FIRST_COLLECTION, 2 * usedBytes.get());
    }
  }

  private void release(Block block) {
    long bytes = classBytes(block.sizeClass);
    usedBytes.addAndGet(-bytes);
    if (freeBytes.addAndGet(bytes) <= KEPT_BYTES) {
      free[block.sizeClass].addFirst(block);
    } else {
      freeBytes.addAndGet(-bytes);
      block.arena.close();
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static ConcurrentLinkedDeque<Block>[] freeLists() {
    var lists = new ConcurrentLinkedDeque[480];
    for (int i = 0; i < lists.length; i++) {
      lists[i] = new ConcurrentLinkedDeque<Block>();
    }
    return lists;
  }
}
