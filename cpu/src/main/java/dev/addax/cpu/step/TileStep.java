package dev.addax.cpu.step;

import dev.addax.cpu.tile.RunningTiles;
import dev.addax.cpu.tile.TilePieces;
import dev.addax.cpu.tile.TileProgram;
import java.util.List;
import java.util.Optional;

/**
 * A fused elementwise group.
 *
 * @param slots of the operands: inputs, then outputs
 */
public record TileStep(TileProgram program, List<Integer> slots, int inputs)
    implements DividedStep {
  @Override
  public Runnable bind(Frame frame) {
    var tiles = new RunningTiles(program);
    var at = frame.at();
    int[] from = slots.stream().mapToInt(Integer::intValue).toArray();
    var operands = new long[from.length];
    return () -> {
      for (int i = 0; i < from.length; i++) {
        operands[i] = at[from[i]];
      }
      tiles.run(operands);
    };
  }

  @Override
  public Optional<List<Access>> pieces(int count) {
    return TilePieces.reach(program, count).map(all -> all.stream().map(this::access).toList());
  }

  private Access access(TilePieces.Reach reach) {
    boolean written = reach.operand() >= inputs;
    return new Access(slots.get(reach.operand()), 0, written, reach.stride(), reach.extent());
  }

  @Override
  public Piece bind(Frame frame, int count) {
    var tiles = new TilePieces(program, count);
    var at = frame.at();
    int[] from = slots.stream().mapToInt(Integer::intValue).toArray();
    var operands = new long[from.length];
    return p -> {
      for (int i = 0; i < from.length; i++) {
        operands[i] = at[from[i]];
      }
      tiles.run(operands, p);
    };
  }

  @Override
  public String toString() {
    return program + " " + slots;
  }
}
