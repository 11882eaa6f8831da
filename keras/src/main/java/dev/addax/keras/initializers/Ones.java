package dev.addax.keras.initializers;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;

/** All elements 1. Keras: {@code keras.initializers.Ones}. */
public record Ones() implements Initializer {
  public static final Schema<Ones> SCHEMA =
      Schema.constant("keras.initializers.Ones", Ones.class, new Ones())
          .alias("one")
          .ignoring("dtype");

  @Override
  public Tensor apply(Shape shape, DType dtype) {
    return Tensors.full(shape, 1, dtype);
  }
}
