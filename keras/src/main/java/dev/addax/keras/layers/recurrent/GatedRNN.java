package dev.addax.keras.layers.recurrent;

import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer with a cell of its own, whose options are options of the layer.
 *
 * @param <L> the layer's class
 */
abstract class GatedRNN<L extends GatedRNN<L>> extends RecurrentLayer<L> {
  private @Nullable GatedCell made;

  /** {@return the cell; subclasses make it with their fields} */
  abstract GatedCell gatedCell();

  @Override
  public final Cell cell() {
    return gatedCell();
  }

  @Override
  public void complete() {
    super.complete();
    var cell = gatedCell();
    ((CellOptions<?>) cell).dtype(dtypePolicy());
    if (made == null) {
      made = track("cell", cell);
    }
  }
}
