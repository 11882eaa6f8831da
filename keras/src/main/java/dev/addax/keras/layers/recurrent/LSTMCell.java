package dev.addax.keras.layers.recurrent;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Call;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.List;

/**
 * Long short-term memory (Hochreiter and Schmidhuber, 1997): gates i, f, c, o side by side; c' =
 * f·c + i·activation(…), h' = o·activation(c'). Keras: {@code keras.layers.LSTMCell}.
 */
public final class LSTMCell extends DenseCell implements GateOptions<LSTMCell> {
  public static final Schema<LSTMCell> SCHEMA =
      Schema.of("keras.layers.LSTMCell", LSTMCell.class, LSTMCell::new);

  private final Option<Activation> recurrentActivation =
      named("recurrent_activation", Activation.CODEC, "sigmoid");
  final Option<Boolean> unitForgetBias = option("unit_forget_bias", Codec.BOOLEAN, true);

  {
    order("units", "activation", "recurrent_activation", "use_bias", "unit_forget_bias");
    order("kernel_initializer", "recurrent_initializer", "bias_initializer");
    order("kernel_regularizer", "recurrent_regularizer", "bias_regularizer");
    order("kernel_constraint", "recurrent_constraint", "bias_constraint");
    order("dropout", "recurrent_dropout", "seed");
  }

  LSTMCell() {}

  public LSTMCell(int units) {
    this.units.set(units);
  }

  /** {@return this cell, its forget gate starting open (a bias of one) or not} */
  public LSTMCell unitForgetBias(boolean on) {
    unitForgetBias.set(on);
    return this;
  }

  @Override
  public Option<Activation> gateActivation() {
    return recurrentActivation;
  }

  @Override
  int gates() {
    return 4;
  }

  @Override
  public List<Shape> stateShapes() {
    return List.of(Shape.of(units.get()), Shape.of(units.get()));
  }

  @Override
  Initializer firstBias() {
    var plain = biasInitializer.get();
    return unitForgetBias.get() ? LstmGates.openForget(plain, units.get()) : plain;
  }

  @Override
  protected Stepped step(Tensor x, List<Tensor> states, Call call) {
    var gates = new LstmGates(this, activation.get(), recurrentActivation.get());
    return gates.step(x.add(projectState(states.get(0), call)), states.get(1));
  }
}
