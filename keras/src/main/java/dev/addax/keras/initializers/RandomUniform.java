package dev.addax.keras.initializers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Field;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Seed;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;

/**
 * Draws from a uniform distribution from minval to maxval. Keras: {@code
 * keras.initializers.RandomUniform}.
 */
public record RandomUniform(double minval, double maxval, Seed seed) implements Initializer {
  public static final Schema<RandomUniform> SCHEMA =
      Schema.of(
              "keras.initializers.RandomUniform",
              RandomUniform.class,
              field("minval", Codec.DOUBLE, -0.05, RandomUniform::minval),
              field("maxval", Codec.DOUBLE, 0.05, RandomUniform::maxval),
              Field.later("seed", Seed.CODEC, Seed::drawn, RandomUniform::seed),
              RandomUniform::new)
          .alias("uniform")
          .ignoring("dtype");

  /** minval -0.05, maxval 0.05, and a seed drawn from Keras' global random generator. */
  public RandomUniform() {
    this(-0.05, 0.05, Seed.drawn());
  }

  public RandomUniform(double minval, double maxval) {
    this(minval, maxval, Seed.drawn());
  }

  public RandomUniform(double minval, double maxval, long seed) {
    this(minval, maxval, Seed.of(seed));
  }

  @Override
  public Tensor apply(Shape shape, DType dtype) {
    return Drawing.uniform(seed.next(), shape, dtype, minval, maxval);
  }

  @Override
  public RandomUniform seeded(Seed other) {
    return new RandomUniform(minval, maxval, other);
  }
}
