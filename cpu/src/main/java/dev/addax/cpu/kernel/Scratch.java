package dev.addax.cpu.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A few kilobytes for each thread, for use within one call of one loop. */
final class Scratch {
  private static final ThreadLocal<MemorySegment> MEMORY =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(4096, 64));

  private Scratch() {}

  static long address() {
    return MEMORY.get().address();
  }
}
