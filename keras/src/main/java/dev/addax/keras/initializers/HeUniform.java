package dev.addax.keras.initializers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Field;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Seed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws from U(−l, l) with l = √(6 / inputs) (He et al., 2015). Keras: {@code
 * keras.initializers.HeUniform}.
 */
public record HeUniform(
    Seed seed, @Nullable List<Integer> inputAxes, @Nullable List<Integer> outputAxes)
    implements Scaled {
  public static final Schema<HeUniform> SCHEMA =
      Schema.of(
              "keras.initializers.HeUniform",
              HeUniform.class,
              Field.later("seed", Seed.CODEC, Seed::drawn, HeUniform::seed),
              field("input_axes", AXES, null, HeUniform::inputAxes),
              field("output_axes", AXES, null, HeUniform::outputAxes),
              HeUniform::new)
          .ignoring("dtype");

  /** Draws its seed from Keras' global random generator. */
  public HeUniform() {
    this(Seed.drawn(), null, null);
  }

  public HeUniform(long seed) {
    this(Seed.of(seed), null, null);
  }

  @Override
  public VarianceScaling scaling() {
    return new VarianceScaling(2, "fan_in", "uniform", seed, inputAxes, outputAxes);
  }

  @Override
  public HeUniform seeded(Seed other) {
    return new HeUniform(other, inputAxes, outputAxes);
  }
}
