package dev.addax.keras.models;

import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import java.util.function.UnaryOperator;

/** A function in place of a layer of another program. */
final class FunctionLayer extends Layer implements Fluent<FunctionLayer> {
  private final UnaryOperator<Tensor> function;

  FunctionLayer(UnaryOperator<Tensor> function) {
    this.function = function;
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return function.apply(x);
  }
}
