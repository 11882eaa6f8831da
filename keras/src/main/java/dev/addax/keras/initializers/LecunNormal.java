package dev.addax.keras.initializers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Field;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Seed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws from a truncated normal distribution with variance 1 / inputs (LeCun et al., 1998). Keras:
 * {@code keras.initializers.LecunNormal}.
 */
public record LecunNormal(
    Seed seed, @Nullable List<Integer> inputAxes, @Nullable List<Integer> outputAxes)
    implements Scaled {
  public static final Schema<LecunNormal> SCHEMA =
      Schema.of(
              "keras.initializers.LecunNormal",
              LecunNormal.class,
              Field.later("seed", Seed.CODEC, Seed::drawn, LecunNormal::seed),
              field("input_axes", AXES, null, LecunNormal::inputAxes),
              field("output_axes", AXES, null, LecunNormal::outputAxes),
              LecunNormal::new)
          .ignoring("dtype");

  /** Draws its seed from Keras' global random generator. */
  public LecunNormal() {
    this(Seed.drawn(), null, null);
  }

  public LecunNormal(long seed) {
    this(Seed.of(seed), null, null);
  }

  @Override
  public VarianceScaling scaling() {
    return new VarianceScaling(1, "fan_in", "truncated_normal", seed, inputAxes, outputAxes);
  }

  @Override
  public LecunNormal seeded(Seed other) {
    return new LecunNormal(other, inputAxes, outputAxes);
  }
}
