package dev.addax.cpu.tile;

import dev.addax.cpu.kernel.BinaryLoop;
import dev.addax.cpu.kernel.Reduction;
import dev.addax.cpu.kernel.RowFunction;
import dev.addax.cpu.kernel.TernaryLoop;
import dev.addax.cpu.kernel.UnaryLoop;

/** One loop over one tile; operands are registers. */
sealed interface Instruction {
  /**
   * Does {@code n} elements.
   *
   * @param registers the address of each register for this tile
   * @param start the position of the tile in the whole
   */
  void run(long[] registers, long start, int n);

  /** {@code y = f(x)}. */
  record Apply1(UnaryLoop loop, int x, int y) implements Instruction {
    @Override
    public void run(long[] registers, long start, int n) {
      loop.run(registers[x], registers[y], n);
    }
  }

  /** {@code y = f(a, b)}. */
  record Apply2(BinaryLoop loop, int a, int b, int y) implements Instruction {
    @Override
    public void run(long[] registers, long start, int n) {
      loop.run(registers[a], registers[b], registers[y], n);
    }
  }

  /** {@code y = f(c, a, b)}. */
  record Apply3(TernaryLoop loop, int c, int a, int b, int y) implements Instruction {
    @Override
    public void run(long[] registers, long start, int n) {
      loop.run(registers[c], registers[a], registers[b], registers[y], n);
    }
  }

  /**
   * Lays out the part of a broadcast operand that belongs to this tile; {@code base} holds the
   * operand's address.
   */
  record Expand(Expansion expansion, int base, int y) implements Instruction {
    @Override
    public void run(long[] registers, long start, int n) {
      expansion.fill(registers[base], registers[y], start, n);
    }
  }

  /** Reduces register x into the total y. */
  record Accumulate(Accumulation accumulation, int x, int y) implements Instruction {
    @Override
    public void run(long[] registers, long start, int n) {
      accumulation.add(registers[x], registers[y], n);
    }
  }

  /** Each row of {@code count} elements becomes one element. */
  record Reduced(Reduction reduction, int count, int x, int y) implements Instruction {
    @Override
    public void run(long[] registers, long start, int n) {
      reduction.run(registers[x], registers[y], n / count, count, 1, 0, 1);
    }
  }

  /** A function of rows of {@code count} elements. */
  record Rows(RowFunction function, int count, int x, int y) implements Instruction {
    @Override
    public void run(long[] registers, long start, int n) {
      function.run(registers[x], registers[y], n / count, count);
    }
  }

  /** Each element {@code count} times. */
  record Repeat(int bytes, int count, int x, int y) implements Instruction {
    @Override
    public void run(long[] registers, long start, int n) {
      long from = registers[x];
      long to = registers[y];
      for (int i = 0; i < n / count; i++, from += bytes, to += (long) count * bytes) {
        Expansion.repeat(bytes, from, to, count);
      }
    }
  }

  /** An instruction for values of which there is one for each {@code count} elements. */
  record OnRows(Instruction instruction, int count) implements Instruction {
    @Override
    public void run(long[] registers, long start, int n) {
      instruction.run(registers, start / count, n / count);
    }
  }
}
