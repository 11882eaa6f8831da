package dev.addax.keras.layers.recurrent;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;

/**
 * Gated recurrent units over a sequence (Cho et al., 2014). Keras: {@code keras.layers.GRU}.
 *
 * <p>Input {@code (batch, steps, features)}, output {@code (batch, units)} or, with {@code
 * return_sequences}, {@code (batch, steps, units)}. Weights are those of {@link GRUCell}.
 */
public final class GRU extends GatedRNN<GRU> implements GateOptions<GRU> {
  public static final Schema<GRU> SCHEMA = Schema.of("keras.layers.GRU", GRU.class, GRU::new);

  private final GRUCell cell = new GRUCell();

  {
    cell.name("gru_cell");
    share(
        cell,
        "units",
        "activation",
        "recurrent_activation",
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
        "recurrent_dropout",
        "reset_after",
        "seed");
    order(
        "units",
        "activation",
        "recurrent_activation",
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
        "recurrent_dropout",
        "reset_after",
        "seed");
  }

  private GRU() {}

  public GRU(int units) {
    cell.units.set(units);
  }

  @Override
  public Option<Activation> gateActivation() {
    return cell.gateActivation();
  }

  /** {@return this layer, its reset gate acting after or before the recurrent product} */
  public GRU resetAfter(boolean after) {
    cell.resetAfter(after);
    return this;
  }

  @Override
  GatedCell gatedCell() {
    return cell;
  }
}
