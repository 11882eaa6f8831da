package dev.addax.cpu.step;

import dev.addax.cpu.kernel.Draws;
import dev.addax.cpu.kernel.Raw;
import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;
import dev.addax.tensor.random.Philox;
import dev.addax.tensor.type.DType;

/** Uniform float32 draws of a seed pair. */
public record UniformStep(int seed, DType seedType, int y, int count) implements Step {
  private static final int BLOCK = 4;
  private static final int BLOCKS_PER_PART = 5_000;

  @Override
  public Runnable bind(Frame frame) {
    var at = frame.at();
    int blocks = (count + BLOCK - 1) / BLOCK;
    int parts = Math.clamp(blocks / BLOCKS_PER_PART, 1, Workers.count());
    Task task =
        (part, of) -> {
          int first = BLOCK * (int) ((long) blocks * part / of);
          int last = Math.min(count, BLOCK * (int) ((long) blocks * (part + 1) / of));
          Draws.uniform(stream(at), at[y], first, last);
        };
    return () -> Workers.run(task, parts);
  }

  private Philox stream(long[] at) {
    return Philox.keras(word(at[seed], 0), word(at[seed], 1));
  }

  private long word(long address, int i) {
    return switch (seedType) {
      case INT64 -> Raw.getLong(address + 8L * i);
      case INT32 -> Raw.getInt(address + 4L * i);
      case UINT32 -> Raw.getInt(address + 4L * i) & 0xffffffffL;
      default -> throw new IllegalStateException("a seed pair of " + seedType);
    };
  }

  @Override
  public String toString() {
    return "uniform[" + count + "](" + seed + " -> " + y + ")";
  }
}
