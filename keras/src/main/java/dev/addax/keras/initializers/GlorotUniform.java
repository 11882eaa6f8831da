package dev.addax.keras.initializers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Field;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Seed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws from U(−l, l) with l = √(6 / (inputs + outputs)) (Glorot and Bengio, 2010). Keras: {@code
 * keras.initializers.GlorotUniform}.
 */
public record GlorotUniform(
    Seed seed, @Nullable List<Integer> inputAxes, @Nullable List<Integer> outputAxes)
    implements Scaled {
  public static final Schema<GlorotUniform> SCHEMA =
      Schema.of(
              "keras.initializers.GlorotUniform",
              GlorotUniform.class,
              Field.later("seed", Seed.CODEC, Seed::drawn, GlorotUniform::seed),
              field("input_axes", AXES, null, GlorotUniform::inputAxes),
              field("output_axes", AXES, null, GlorotUniform::outputAxes),
              GlorotUniform::new)
          .ignoring("dtype");

  /** Draws its seed from Keras' global random generator. */
  public GlorotUniform() {
    this(Seed.drawn(), null, null);
  }

  public GlorotUniform(long seed) {
    this(Seed.of(seed), null, null);
  }

  @Override
  public VarianceScaling scaling() {
    return new VarianceScaling(1, "fan_avg", "uniform", seed, inputAxes, outputAxes);
  }

  @Override
  public GlorotUniform seeded(Seed other) {
    return new GlorotUniform(other, inputAxes, outputAxes);
  }
}
