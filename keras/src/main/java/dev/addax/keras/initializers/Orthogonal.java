package dev.addax.keras.initializers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Field;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Seed;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Linalg;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;

/**
 * A matrix with orthonormal rows or columns (whichever are fewer) times {@code gain}; dimensions
 * before the last are taken together (Saxe et al., 2014). Keras: {@code
 * keras.initializers.Orthogonal}.
 */
public record Orthogonal(double gain, Seed seed) implements Initializer {
  public static final Schema<Orthogonal> SCHEMA =
      Schema.of(
              "keras.initializers.Orthogonal",
              Orthogonal.class,
              field("gain", Codec.DOUBLE, 1.0, Orthogonal::gain),
              Field.later("seed", Seed.CODEC, Seed::drawn, Orthogonal::seed),
              Orthogonal::new)
          .alias("OrthogonalInitializer")
          .ignoring("dtype");

  /** Gain 1, and a seed drawn from Keras' global random generator. */
  public Orthogonal() {
    this(1, Seed.drawn());
  }

  public Orthogonal(double gain, long seed) {
    this(gain, Seed.of(seed));
  }

  @Override
  public Tensor apply(Shape shape, DType dtype) {
    if (shape.rank() < 2) {
      throw new IllegalArgumentException(
          "Orthogonal needs at least two dimensions, received shape " + shape);
    }
    int rows = (int) shape.slice(0, shape.rank() - 1).size();
    int columns = shape.last();
    int tall = Math.max(rows, columns);
    int narrow = Math.min(rows, columns);
    var normal = Drawing.normal(seed.next(), Shape.of(tall, narrow), dtype, 0, 1);
    var qr = Linalg.qr(normal, false);
    var diagonal = qr.r().reshape(Shape.of(narrow * narrow)).strided(0, 0, narrow, narrow + 1);
    var q = qr.q().multiply(diagonal.sign());
    return (rows < columns ? q.transpose() : q).reshape(shape).multiply(gain);
  }

  @Override
  public Orthogonal seeded(Seed other) {
    return new Orthogonal(gain, other);
  }
}
