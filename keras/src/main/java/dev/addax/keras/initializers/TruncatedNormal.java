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
 * Draws from a normal distribution, values beyond two standard deviations drawn again. Keras:
 * {@code keras.initializers.TruncatedNormal}.
 */
public record TruncatedNormal(double mean, double stddev, Seed seed) implements Initializer {
  public static final Schema<TruncatedNormal> SCHEMA =
      Schema.of(
              "keras.initializers.TruncatedNormal",
              TruncatedNormal.class,
              field("mean", Codec.DOUBLE, 0.0, TruncatedNormal::mean),
              field("stddev", Codec.DOUBLE, 0.05, TruncatedNormal::stddev),
              Field.later("seed", Seed.CODEC, Seed::drawn, TruncatedNormal::seed),
              TruncatedNormal::new)
          .ignoring("dtype");

  /** mean 0.0, stddev 0.05, and a seed drawn from Keras' global random generator. */
  public TruncatedNormal() {
    this(0.0, 0.05, Seed.drawn());
  }

  public TruncatedNormal(double mean, double stddev) {
    this(mean, stddev, Seed.drawn());
  }

  public TruncatedNormal(double mean, double stddev, long seed) {
    this(mean, stddev, Seed.of(seed));
  }

  @Override
  public Tensor apply(Shape shape, DType dtype) {
    return Drawing.truncatedNormal(seed.next(), shape, dtype, mean, stddev);
  }

  @Override
  public TruncatedNormal seeded(Seed other) {
    return new TruncatedNormal(mean, stddev, other);
  }
}
