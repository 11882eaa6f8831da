package dev.addax.keras.layers.recurrent;

import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.List;

/** What the cells of SimpleRNN, LSTM and GRU share: kernels that are matrices. */
abstract class DenseCell extends GatedCell {
  final Option<Integer> units = required("units", Sizes.POSITIVE);

  {
    order("units", "activation", "use_bias");
    order("kernel_initializer", "recurrent_initializer", "bias_initializer");
    order("kernel_regularizer", "recurrent_regularizer", "bias_regularizer");
    order("kernel_constraint", "recurrent_constraint", "bias_constraint");
    order("dropout", "recurrent_dropout", "seed");
  }

  @Override
  final int width() {
    return units.get();
  }

  @Override
  Shape kernelShape(Shape input) {
    return Shape.of(input.last(), gates() * units.get());
  }

  @Override
  Shape recurrentKernelShape() {
    return Shape.of(units.get(), gates() * units.get());
  }

  @Override
  Tensor transformInput(Tensor x, Tensor kernel) {
    return x.matmul(kernel);
  }

  @Override
  Tensor transformState(Tensor state, Tensor kernel) {
    return state.matmul(kernel);
  }

  @Override
  public List<Shape> stateShapes() {
    return List.of(Shape.of(units.get()));
  }
}
