package dev.addax.keras.initializers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Field;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Seed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws from U(−l, l) with l = √(3 / inputs) (LeCun et al., 1998). Keras: {@code
 * keras.initializers.LecunUniform}.
 */
public record LecunUniform(
    Seed seed, @Nullable List<Integer> inputAxes, @Nullable List<Integer> outputAxes)
    implements Scaled {
  public static final Schema<LecunUniform> SCHEMA =
      Schema.of(
              "keras.initializers.LecunUniform",
              LecunUniform.class,
              Field.later("seed", Seed.CODEC, Seed::drawn, LecunUniform::seed),
              field("input_axes", AXES, null, LecunUniform::inputAxes),
              field("output_axes", AXES, null, LecunUniform::outputAxes),
              LecunUniform::new)
          .ignoring("dtype");

  /** Draws its seed from Keras' global random generator. */
  public LecunUniform() {
    this(Seed.drawn(), null, null);
  }

  public LecunUniform(long seed) {
    this(Seed.of(seed), null, null);
  }

  @Override
  public VarianceScaling scaling() {
    return new VarianceScaling(1, "fan_in", "uniform", seed, inputAxes, outputAxes);
  }

  @Override
  public LecunUniform seeded(Seed other) {
    return new LecunUniform(other, inputAxes, outputAxes);
  }
}
