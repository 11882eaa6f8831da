package dev.addax.cpu.step;

import dev.addax.cpu.tile.RunningTiles;
import dev.addax.cpu.tile.TileProgram;
import java.util.List;

/** A fused elementwise group. */
public record TileStep(TileProgram program, List<Integer> slots) implements Step {
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
  public String toString() {
    return program + " " + slots;
  }
}
