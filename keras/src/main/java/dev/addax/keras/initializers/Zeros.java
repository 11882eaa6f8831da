package dev.addax.keras.initializers;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;

/** All elements 0. Keras: {@code keras.initializers.Zeros}. */
public record Zeros() implements Initializer {
  public static final Schema<Zeros> SCHEMA =
      Schema.constant("keras.initializers.Zeros", Zeros.class, new Zeros())
          .alias("zero")
          .ignoring("dtype");

  @Override
  public Tensor apply(Shape shape, DType dtype) {
    return Tensors.full(shape, 0, dtype);
  }
}
