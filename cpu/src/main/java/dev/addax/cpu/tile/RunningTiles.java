package dev.addax.cpu.tile;

import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;

/** A program with memory of its own, for one caller at a time. */
public final class RunningTiles implements Task {
  /** Below this many operations a second thread costs more than it brings. */
  private static final long WORK_PER_PART = 40_000;

  private final TileProgram program;
  private final Buffer scratch;
  private final TileMemory[] parts;
  private final int tiles;
  private long[] operands = {};

  public RunningTiles(TileProgram program) {
    this.program = program;
    this.tiles = program.tiles();
    int count =
        Math.clamp(
            program.work() / WORK_PER_PART, 1, Math.min(Workers.count(), Math.max(1, tiles)));
    long bytes = (program.scratchBytes() + 63L) & -64;
    this.scratch = Buffer.allocate(DType.UINT8, Math.max(64, bytes * count));
    this.parts = new TileMemory[count];
    for (int i = 0; i < count; i++) {
      parts[i] = new TileMemory(program, scratch.address() + i * bytes);
    }
  }

  /** Runs the program; {@code operands} are addresses by operand number. */
  public void run(long[] addresses) {
    operands = addresses;
    if (parts.length == 1) {
      program.run(parts[0], addresses, 0, tiles);
    } else {
      Workers.run(this, parts.length);
    }
    program.finish(parts, addresses);
  }

  @Override
  public void run(int part, int count) {
    program.run(
        parts[part],
        operands,
        (int) ((long) tiles * part / count),
        (int) ((long) tiles * (part + 1) / count));
  }
}
