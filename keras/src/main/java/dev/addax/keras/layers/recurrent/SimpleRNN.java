package dev.addax.keras.layers.recurrent;

import dev.addax.keras.config.Construction;
import dev.addax.keras.config.Schema;

/**
 * Goes through a sequence with a fully connected cell. Keras: {@code keras.layers.SimpleRNN}.
 *
 * <p>Input {@code (batch, steps, features)}, output {@code (batch, units)} or, with {@code
 * return_sequences}, {@code (batch, steps, units)}. Weights are those of {@link SimpleRNNCell}.
 */
public final class SimpleRNN extends GatedRNN<SimpleRNN> implements CellOptions<SimpleRNN> {
  public static final Schema<SimpleRNN> SCHEMA =
      Schema.of("keras.layers.SimpleRNN", SimpleRNN.class, SimpleRNN::new);

  private final SimpleRNNCell cell = new SimpleRNNCell();

  {
    cell.name("simple_rnn_cell");
    share(
        cell,
        "units",
        "activation",
        "use_bias",
        "kernel_initializer",
        "recurrent_initializer",
        "bias_initializer",
        "kernel_regularizer",
        "recurrent_regularizer",
        "bias_regularizer",
        "kernel_constraint",
        "recurrent_constraint",
        "bias_constraint",
        "dropout",
        "recurrent_dropout");
    order(
        "units",
        "activation",
        "use_bias",
        "kernel_initializer",
        "recurrent_initializer",
        "bias_initializer",
        "kernel_regularizer",
        "recurrent_regularizer",
        "bias_regularizer",
        "activity_regularizer");
    order(
        "kernel_constraint",
        "recurrent_constraint",
        "bias_constraint",
        "dropout",
        "recurrent_dropout");
  }

  private SimpleRNN() {}

  public SimpleRNN(int units) {
    cell.units.set(units);
  }

  @Override
  public void complete() {
    // The cell draws for its dropout first, and its initializers are options here too.
    Construction.complete(cell);
    super.complete();
  }

  @Override
  GatedCell gatedCell() {
    return cell;
  }
}
