package dev.addax.keras.layers.recurrent;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.tensor.Tensor;
import java.util.List;

/**
 * h' = activation(x · kernel + h · recurrent_kernel + bias). Keras: {@code
 * keras.layers.SimpleRNNCell}.
 */
public final class SimpleRNNCell extends DenseCell implements CellOptions<SimpleRNNCell> {
  public static final Schema<SimpleRNNCell> SCHEMA =
      Schema.of("keras.layers.SimpleRNNCell", SimpleRNNCell.class, SimpleRNNCell::new);

  SimpleRNNCell() {}

  public SimpleRNNCell(int units) {
    this.units.set(units);
  }

  @Override
  boolean drawsDropoutFirst() {
    return true;
  }

  @Override
  int gates() {
    return 1;
  }

  @Override
  protected Stepped step(Tensor x, List<Tensor> states, Call call) {
    var h = activation.get().apply(x.add(projectState(states.getFirst(), call)));
    return new Stepped(h, List.of(h));
  }
}
