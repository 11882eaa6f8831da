package dev.addax.keras.layers.recurrent;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gated recurrent unit (Cho et al., 2014): gates z, r, h side by side; h' = z·h + (1 −
 * z)·candidate. With {@code reset_after} the reset gate acts after the recurrent product, which
 * then has a bias of its own. Keras: {@code keras.layers.GRUCell}.
 */
public final class GRUCell extends DenseCell implements GateOptions<GRUCell> {
  public static final Schema<GRUCell> SCHEMA =
      Schema.of("keras.layers.GRUCell", GRUCell.class, GRUCell::new);

  private final Option<Activation> recurrentActivation =
      named("recurrent_activation", Activation.CODEC, "sigmoid");
  final Option<Boolean> resetAfter = option("reset_after", Codec.BOOLEAN, true);

  {
    order("units", "activation", "recurrent_activation", "use_bias");
    order("kernel_initializer", "recurrent_initializer", "bias_initializer");
    order("kernel_regularizer", "recurrent_regularizer", "bias_regularizer");
    order("kernel_constraint", "recurrent_constraint", "bias_constraint");
    order("dropout", "recurrent_dropout", "reset_after", "seed");
  }

  GRUCell() {}

  public GRUCell(int units) {
    this.units.set(units);
  }

  /** {@return this cell, its reset gate acting after or before the recurrent product} */
  public GRUCell resetAfter(boolean after) {
    resetAfter.set(after);
    return this;
  }

  @Override
  public Option<Activation> gateActivation() {
    return recurrentActivation;
  }

  @Override
  int gates() {
    return 3;
  }

  @Override
  Shape biasShape() {
    return resetAfter.get() ? Shape.of(2, 3 * units.get()) : super.biasShape();
  }

  @Override
  @Nullable Tensor inputBias() {
    var bias = bias();
    return bias == null || !resetAfter.get() ? bias : bias.narrow(0, 0, 1).squeeze(0);
  }

  @Override
  protected Stepped step(Tensor x, List<Tensor> states, Call call) {
    var h = states.getFirst();
    return resetAfter.get() ? after(x, h, call) : before(x, h, call);
  }

  private Stepped after(Tensor x, Tensor h, Call call) {
    var inner = projectState(h, call);
    var bias = bias();
    if (bias != null) {
      inner = inner.add(bias.narrow(0, 1, 1).squeeze(0));
    }
    var z = recurrentActivation.get().apply(gate(x, 0).add(gate(inner, 0)));
    var r = recurrentActivation.get().apply(gate(x, 1).add(gate(inner, 1)));
    return mixed(z, h, activation.get().apply(gate(x, 2).add(r.multiply(gate(inner, 2)))));
  }

  private Stepped before(Tensor x, Tensor h, Call call) {
    var kernel = recurrentKernel();
    var z = recurrentActivation.get().apply(gate(x, 0).add(product(h, 0, kernel, call)));
    var r = recurrentActivation.get().apply(gate(x, 1).add(product(h, 1, kernel, call)));
    var reset = r.multiply(droppedState(h, 2, call)).matmul(gate(kernel, 2));
    return mixed(z, h, activation.get().apply(gate(x, 2).add(reset)));
  }

  private Tensor product(Tensor h, int gate, Tensor kernel, Call call) {
    return droppedState(h, gate, call).matmul(gate(kernel, gate));
  }

  private static Stepped mixed(Tensor z, Tensor h, Tensor candidate) {
    var next = z.multiply(h).add(z.onesLike().subtract(z).multiply(candidate));
    return new Stepped(next, List.of(next));
  }
}
