package dev.addax.keras.initializers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Field;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Seed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws from a truncated normal distribution with variance 2 / inputs (He et al., 2015). Keras:
 * {@code keras.initializers.HeNormal}.
 */
public record HeNormal(
    Seed seed, @Nullable List<Integer> inputAxes, @Nullable List<Integer> outputAxes)
    implements Scaled {
  public static final Schema<HeNormal> SCHEMA =
      Schema.of(
              "keras.initializers.HeNormal",
              HeNormal.class,
              Field.later("seed", Seed.CODEC, Seed::drawn, HeNormal::seed),
              field("input_axes", AXES, null, HeNormal::inputAxes),
              field("output_axes", AXES, null, HeNormal::outputAxes),
              HeNormal::new)
          .ignoring("dtype");

  /** Draws its seed from Keras' global random generator. */
  public HeNormal() {
    this(Seed.drawn(), null, null);
  }

  public HeNormal(long seed) {
    this(Seed.of(seed), null, null);
  }

  @Override
  public VarianceScaling scaling() {
    return new VarianceScaling(2, "fan_in", "truncated_normal", seed, inputAxes, outputAxes);
  }

  @Override
  public HeNormal seeded(Seed other) {
    return new HeNormal(other, inputAxes, outputAxes);
  }
}
