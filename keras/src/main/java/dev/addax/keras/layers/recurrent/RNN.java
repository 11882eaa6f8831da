package dev.addax.keras.layers.recurrent;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.InputSpec;
import java.util.List;

/** A recurrent layer of any cell. Keras: {@code keras.layers.RNN}. */
public final class RNN extends RecurrentLayer<RNN> {
  public static final Schema<RNN> SCHEMA = Schema.of("keras.layers.RNN", RNN.class, RNN::new);

  private final Option<Cell> cell = required("cell", Cell.CELL);

  private RNN() {}

  public RNN(Cell cell) {
    this.cell.set(cell);
  }

  /** A layer of several cells one above the other. */
  public RNN(List<? extends Cell> cells) {
    this.cell.set(new StackedRNNCells(cells));
  }

  @Override
  public void complete() {
    super.complete();
    track("cell", cell.get());
  }

  @Override
  public Cell cell() {
    return cell.get();
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.minRank(3));
  }
}
