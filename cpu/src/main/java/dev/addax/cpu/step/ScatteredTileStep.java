package dev.addax.cpu.step;

import dev.addax.cpu.tile.ScatteredTiles;

/**
 * A fused elementwise group, one of whose operands is what rows scattered into zeros make: the
 * update of an embedding from the gradients of the rows that were picked.
 *
 * @param operand the number of that operand
 */
public record ScatteredTileStep(TileStep tiles, ScatterStep scatter, int operand) implements Step {
  /** {@return whether the operand can be made tile by tile} */
  public static boolean isPossible(TileStep tiles, ScatterStep scatter, int operand) {
    return scatter.isAddition()
        && (long) scatter.rows() * scatter.width() == tiles.program().elements()
        && ScatteredTiles.isPossible(tiles.program(), operand, scatter.width());
  }

  @Override
  public Runnable bind(Frame frame) {
    var at = frame.at();
    int[] from = tiles.slots().stream().mapToInt(Integer::intValue).toArray();
    var operands = new long[from.length];
    var running = new ScatteredTiles(tiles.program(), operand, scatter.width(), scatter.added(at));
    return () -> {
      for (int i = 0; i < from.length; i++) {
        operands[i] = at[from[i]];
      }
      running.run(operands);
    };
  }

  @Override
  public String toString() {
    return tiles + " with " + scatter;
  }
}
