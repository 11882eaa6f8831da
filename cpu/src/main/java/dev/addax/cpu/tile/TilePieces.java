package dev.addax.cpu.tile;

import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program in equal pieces, for one thread that does some of them. */
public final class TilePieces {
  /** Pieces end where whole vectors of even the smallest elements end. */
  private static final int VECTOR = 64;

  private final TileProgram program;
  private final Buffer scratch;
  private final TileMemory memory;
  private final long each;

  /**
   * What the pieces touch of an operand: {@code extent} bytes, {@code stride} bytes further for
   * each piece; all of it if that is 0.
   */
  public record Reach(int operand, long stride, long extent) {}

  /** Makes {@code count} pieces of a program that {@link #reach} says has such pieces. */
  public TilePieces(TileProgram program, int count) {
    this.program = program;
    this.scratch = Buffer.allocate(DType.UINT8, Math.max(64, program.scratchBytes()));
    this.memory = new TileMemory(program, scratch.address());
    this.each = program.elements() / count;
  }

  /** Does piece number {@code index}; {@code operands} are addresses by operand number. */
  public void run(long[] operands, int index) {
    program.elements(memory, operands, index * each, (index + 1) * each);
  }

  /** {@return what {@code count} pieces touch; empty if the program has no such pieces} */
  public static Optional<List<Reach>> reach(TileProgram program, int count) {
    if (!isDivisible(program, count)) {
      return Optional.empty();
    }
    var all = new ArrayList<Reach>();
    for (var window : program.windows()) {
      long bytes = program.elements() / count / window.rate() * window.bytes();
      all.add(new Reach(window.operand(), bytes, bytes));
    }
    for (var expand : expansions(program)) {
      for (var base : program.bases()) {
        if (base.register() == expand.base()) {
          all.add(reach(base.operand(), expand.expansion(), count));
        }
      }
    }
    return Optional.of(all);
  }

  private static Reach reach(int operand, Expansion expansion, int count) {
    long stride = expansion.stride(count);
    return new Reach(operand, stride, expansion.extent(stride > 0 ? count : 1));
  }

  private static List<Instruction.Expand> expansions(TileProgram program) {
    return Stream.concat(program.once().stream(), program.each().stream())
        .map(i -> i instanceof Instruction.OnRows rows ? rows.instruction() : i)
        .filter(Instruction.Expand.class::isInstance)
        .map(Instruction.Expand.class::cast)
        .toList();
  }

  private static boolean isDivisible(TileProgram program, int count) {
    long each = program.elements() / count;
    boolean even = each > 0 && program.elements() % count == 0 && program.totals().isEmpty();
    boolean forward = expansions(program).stream().allMatch(e -> e.expansion().isForward());
    boolean anywhere =
        program.once().isEmpty() && program.each().stream().allMatch(TilePieces::isElementwise);
    return even && forward && (each % program.tile() == 0 || (anywhere && each % VECTOR == 0));
  }

  private static boolean isElementwise(Instruction instruction) {
    return instruction instanceof Instruction.Apply1
        || instruction instanceof Instruction.Apply2
        || instruction instanceof Instruction.Apply3
        || instruction instanceof Instruction.Expand;
  }
}
