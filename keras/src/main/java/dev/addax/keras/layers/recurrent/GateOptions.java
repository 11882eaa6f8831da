package dev.addax.keras.layers.recurrent;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Layer;

/**
 * The setters of LSTM and GRU, as cells and as layers.
 *
 * @param <L> the class itself
 */
public interface GateOptions<L extends Layer> extends CellOptions<L> {
  /** {@return the option that holds the function of the gates} */
  Option<Activation> gateActivation();

  /** {@return this with another function of the gates} */
  default L recurrentActivation(Activation function) {
    gateActivation().set(function);
    return typed();
  }

  /** {@return this with another function of the gates, such as {@code "hard_sigmoid"}} */
  default L recurrentActivation(String function) {
    gateActivation().named(function);
    return typed();
  }

  @SuppressWarnings("unchecked")
  private L typed() {
    return (L) this;
  }
}
