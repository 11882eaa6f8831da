package dev.addax.keras.initializers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;

/**
 * All elements one value, or an array that is broadcast to the shape. Keras: {@code
 * keras.initializers.Constant}.
 */
public record Constant(Tensor value) implements Initializer {
  public static final Schema<Constant> SCHEMA =
      Schema.of(
              "keras.initializers.Constant",
              Constant.class,
              field(
                  "value", Arrays.CODEC, Tensors.of(new double[] {0}, new int[0]), Constant::value),
              Constant::new)
          .ignoring("dtype");

  public Constant(double value) {
    this(Tensors.full(Shape.SCALAR, value, DType.FLOAT64));
  }

  @Override
  public Tensor apply(Shape shape, DType dtype) {
    return value.cast(dtype).broadcastTo(shape);
  }
}
