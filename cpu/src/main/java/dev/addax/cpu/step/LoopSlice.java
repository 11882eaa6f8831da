package dev.addax.cpu.step;

import dev.addax.cpu.kernel.Raw;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;

/** A slice of a whole, seen by the body of a loop as an input or output. */
final class LoopSlice {
  private static final int VECTOR = 64;

  private final int slot;
  private final int argument;
  private final long bytes;
  private final long stage;
  private final Buffer memory;

  LoopSlice(int slot, int argument, long bytes) {
    this.slot = slot;
    this.argument = argument;
    this.bytes = bytes;
    this.memory = Buffer.allocate(DType.UINT8, isStaged(bytes) ? bytes : 0);
    this.stage = isStaged(bytes) ? memory.address() : 0;
  }

  /** {@return whether whole vectors would reach into a neighbour of a slice of so many bytes} */
  static boolean isStaged(long bytes) {
    return bytes % VECTOR != 0;
  }

  void read(Frame body, long[] at, int place) {
    long slice = at[slot] + place * bytes;
    if (stage != 0) {
      Raw.copy(slice, stage, bytes);
    }
    body.input(argument, stage != 0 ? stage : slice);
  }

  void aim(Frame body, long[] at, int place) {
    body.output(argument, stage != 0 ? stage : at[slot] + place * bytes);
  }

  void written(long[] at, int place) {
    if (stage != 0) {
      Raw.copy(stage, at[slot] + place * bytes, bytes);
    }
  }
}
