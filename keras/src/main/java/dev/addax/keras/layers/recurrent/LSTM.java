package dev.addax.keras.layers.recurrent;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;

/**
 * Long short-term memory over a sequence (Hochreiter and Schmidhuber, 1997). Keras: {@code
 * keras.layers.LSTM}.
 *
 * <p>Input {@code (batch, steps, features)}, output {@code (batch, units)} or, with {@code
 * return_sequences}, {@code (batch, steps, units)}. Weights are those of {@link LSTMCell}.
 */
public final class LSTM extends GatedRNN<LSTM> implements GateOptions<LSTM> {
  public static final Schema<LSTM> SCHEMA = Schema.of("keras.layers.LSTM", LSTM.class, LSTM::new);

  private final LSTMCell cell = new LSTMCell();

  {
    cell.name("lstm_cell");
    share(
        cell,
        "units",
        "activation",
        "recurrent_activation",
        "use_bias",
        "kernel_initializer",
        "recurrent_initializer",
        "bias_initializer",
        "unit_forget_bias",
        "kernel_regularizer",
        "recurrent_regularizer",
        "bias_regularizer",
        "kernel_constraint",
        "recurrent_constraint",
        "bias_constraint",
        "dropout",
        "recurrent_dropout",
        "seed");
    order(
        "units",
        "activation",
        "recurrent_activation",
        "use_bias",
        "kernel_initializer",
        "recurrent_initializer",
        "bias_initializer",
        "unit_forget_bias",
        "kernel_regularizer",
        "recurrent_regularizer",
        "bias_regularizer",
        "activity_regularizer");
    order(
        "kernel_constraint",
        "recurrent_constraint",
        "bias_constraint",
        "dropout",
        "recurrent_dropout",
        "seed");
  }

  private LSTM() {}

  public LSTM(int units) {
    cell.units.set(units);
  }

  @Override
  public Option<Activation> gateActivation() {
    return cell.gateActivation();
  }

  /** {@return this layer, its forget gate starting open (a bias of one) or not} */
  public LSTM unitForgetBias(boolean on) {
    cell.unitForgetBias(on);
    return this;
  }

  @Override
  GatedCell gatedCell() {
    return cell;
  }
}
