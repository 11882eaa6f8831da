package dev.addax.keras.initializers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Field;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Seed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws from a truncated normal distribution with variance 2 / (inputs + outputs) (Glorot and
 * Bengio, 2010). Keras: {@code keras.initializers.GlorotNormal}.
 */
public record GlorotNormal(
    Seed seed, @Nullable List<Integer> inputAxes, @Nullable List<Integer> outputAxes)
    implements Scaled {
  public static final Schema<GlorotNormal> SCHEMA =
      Schema.of(
              "keras.initializers.GlorotNormal",
              GlorotNormal.class,
              Field.later("seed", Seed.CODEC, Seed::drawn, GlorotNormal::seed),
              field("input_axes", AXES, null, GlorotNormal::inputAxes),
              field("output_axes", AXES, null, GlorotNormal::outputAxes),
              GlorotNormal::new)
          .ignoring("dtype");

  /** Draws its seed from Keras' global random generator. */
  public GlorotNormal() {
    this(Seed.drawn(), null, null);
  }

  public GlorotNormal(long seed) {
    this(Seed.of(seed), null, null);
  }

  @Override
  public VarianceScaling scaling() {
    return new VarianceScaling(1, "fan_avg", "truncated_normal", seed, inputAxes, outputAxes);
  }

  @Override
  public GlorotNormal seeded(Seed other) {
    return new GlorotNormal(other, inputAxes, outputAxes);
  }
}
