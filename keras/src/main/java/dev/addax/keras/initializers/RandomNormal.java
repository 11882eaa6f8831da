package dev.addax.keras.initializers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Field;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Seed;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;

/** Draws from a normal distribution. Keras: {@code keras.initializers.RandomNormal}. */
public record RandomNormal(double mean, double stddev, Seed seed) implements Initializer {
  public static final Schema<RandomNormal> SCHEMA =
      Schema.of(
              "keras.initializers.RandomNormal",
              RandomNormal.class,
              field("mean", Codec.DOUBLE, 0.0, RandomNormal::mean),
              field("stddev", Codec.DOUBLE, 0.05, RandomNormal::stddev),
              Field.later("seed", Seed.CODEC, Seed::drawn, RandomNormal::seed),
              RandomNormal::new)
          .alias("normal")
          .ignoring("dtype");

  /** mean 0.0, stddev 0.05, and a seed drawn from Keras' global random generator. */
  public RandomNormal() {
    this(0.0, 0.05, Seed.drawn());
  }

  public RandomNormal(double mean, double stddev) {
    this(mean, stddev, Seed.drawn());
  }

  public RandomNormal(double mean, double stddev, long seed) {
    this(mean, stddev, Seed.of(seed));
  }

  @Override
  public Tensor apply(Shape shape, DType dtype) {
    return Drawing.normal(seed.next(), shape, dtype, mean, stddev);
  }

  @Override
  public RandomNormal seeded(Seed other) {
    return new RandomNormal(mean, stddev, other);
  }
}
