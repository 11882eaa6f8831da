package dev.addax.cpu.tile;

import dev.addax.cpu.kernel.Raw;
import dev.addax.tensor.type.DType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Instructions for one tile, and what the registers are. Immutable; what changes while it runs is a
 * {@link TileMemory}.
 *
 * @param elements the number of elements of the whole
 * @param tile the number of elements of a tile
 * @param once instructions whose result is the same for every tile
 * @param each instructions for every tile
 * @param totals registers that collect over tiles, with the operand that gets the result
 * @param scratchBytes scratch memory of one part
 * @param weight about how many additions the work on one element is worth
 */
public record TileProgram(
    long elements,
    int tile,
    int registers,
    List<Instruction> once,
    List<Instruction> each,
    List<Window> windows,
    List<Base> bases,
    List<Scratch> scratches,
    List<Fixed> constants,
    List<Total> totals,
    int scratchBytes,
    int weight) {

  /**
   * A register that moves along operand number {@code operand}, whose elements have {@code bytes}
   * and of which there is one for each {@code rate} elements of the whole.
   */
  record Window(int register, int operand, int bytes, int rate) {}

  /** A register that holds the address of an operand. */
  record Base(int register, int operand) {}

  /** A register in scratch memory. */
  record Scratch(int register, int offset) {}

  /** A register in scratch memory that holds one value throughout. */
  record Fixed(int register, int offset, DType dtype, Number value) {}

  /** A register in scratch memory that collects, for operand number {@code operand}. */
  record Total(int register, int operand, Accumulation accumulation) {}

  /** {@return the number of tiles} */
  public int tiles() {
    return Math.toIntExact((elements + tile - 1) / tile);
  }

  /** {@return about how many additions running this is worth} */
  public long work() {
    return elements * weight;
  }

  /** Runs tiles {@code first … last − 1}. */
  void run(TileMemory memory, long[] operands, int first, int last) {
    elements(memory, operands, (long) first * tile, Math.min(elements, (long) last * tile));
  }

  /** Does elements {@code from … to − 1}; {@code from} begins a tile or may begin one. */
  void elements(TileMemory memory, long[] operands, long from, long to) {
    begin(memory, operands);
    for (long start = from; start < to; start += tile) {
      tile(memory, operands, start, (int) Math.min(tile, to - start));
    }
  }

  /** Does what is done once for all tiles. */
  void begin(TileMemory memory, long[] operands) {
    long[] registers = memory.registers;
    for (Base base : memory.bases) {
      registers[base.register] = operands[base.operand];
    }
    for (Total total : memory.totals) {
      total.accumulation.clear(registers[total.register]);
    }
    int full = (int) Math.min(tile, elements);
    for (Instruction instruction : memory.once) {
      instruction.run(registers, 0, full);
    }
  }

  /** Does the {@code n} elements from {@code start} on, no more than a tile has. */
  void tile(TileMemory memory, long[] operands, long start, int n) {
    long[] registers = memory.registers;
    for (Window window : memory.windows) {
      registers[window.register] = operands[window.operand] + start / window.rate * window.bytes;
    }
    for (Instruction instruction : memory.each) {
      instruction.run(registers, start, n);
    }
  }

  /** Combines what the parts collected. */
  void finish(TileMemory[] parts, long[] operands) {
    for (Total total : parts[0].totals) {
      long result = parts[0].registers[total.register];
      for (int p = 1; p < parts.length; p++) {
        total
            .accumulation
            .combine()
            .run(result, parts[p].registers[total.register], result, total.accumulation.width());
      }
      Raw.copy(result, operands[total.operand], 4L * total.accumulation.width());
    }
  }

  @Override
  public String toString() {
    return each.stream()
        .map(TileProgram::name)
        .collect(Collectors.joining(" ", "tile[" + tile + "](", ")"));
  }

  private static String name(Instruction instruction) {
    return instruction instanceof Instruction.OnRows rows
        ? "OnRows" + name(rows.instruction())
        : instruction.getClass().getSimpleName();
  }
}
