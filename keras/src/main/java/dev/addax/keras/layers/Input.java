package dev.addax.keras.layers;

import dev.addax.keras.config.DTypePolicy;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;

/** Begins a model: a symbolic tensor with an unknown batch size. Keras: {@code keras.Input}. */
public final class Input {
  private Input() {}

  /**
   * {@return a symbolic tensor of the default float type; the batch dimension is added in front}
   */
  public static Tensor of(int... dims) {
    return of(Shape.of(dims), DTypePolicy.global().variableDType());
  }

  /** {@return the same, named} */
  public static Tensor of(String name, int... dims) {
    return made(
        InputLayer.of(
            Shape.of(dims).insert(0, Shape.UNKNOWN), DTypePolicy.global().variableDType(), name));
  }

  /** {@return a symbolic tensor of that dtype, the batch dimension added in front} */
  public static Tensor of(Shape shape, DType dtype) {
    return ofBatch(shape.insert(0, Shape.UNKNOWN), dtype);
  }

  /** {@return the same, named} */
  public static Tensor of(String name, Shape shape, DType dtype) {
    return made(InputLayer.of(shape.insert(0, Shape.UNKNOWN), dtype, name));
  }

  /** {@return a symbolic tensor whose shape includes the batch size} */
  public static Tensor ofBatch(Shape batchShape, DType dtype) {
    return made(new InputLayer(batchShape, dtype));
  }

  private static Tensor made(InputLayer layer) {
    return layer.output();
  }
}
