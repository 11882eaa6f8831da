package dev.addax.keras.initializers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;

/** A matrix with {@code gain} on its diagonal. Keras: {@code keras.initializers.Identity}. */
public record Identity(double gain) implements Initializer {
  public static final Schema<Identity> SCHEMA =
      Schema.of(
              "keras.initializers.Identity",
              Identity.class,
              field("gain", Codec.DOUBLE, 1.0, Identity::gain),
              Identity::new)
          .alias("IdentityInitializer")
          .ignoring("dtype");

  public Identity() {
    this(1);
  }

  @Override
  public Tensor apply(Shape shape, DType dtype) {
    if (shape.rank() != 2) {
      throw new IllegalArgumentException("Identity needs a matrix, received shape " + shape);
    }
    var buffer = Buffer.zeros(dtype, shape.size());
    for (int i = 0; i < Math.min(shape.dim(0), shape.dim(1)); i++) {
      buffer.setDouble((long) i * shape.dim(1) + i, gain);
    }
    return Tensor.of(buffer, shape);
  }
}
