package dev.addax.keras.initializers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Field;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Seed;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Draws with variance scale / n, where n is the number of inputs of a unit, of outputs, or the mean
 * of both. Keras: {@code keras.initializers.VarianceScaling}.
 *
 * @param mode {@code fan_in}, {@code fan_out} or {@code fan_avg}
 * @param distribution {@code truncated_normal} (also {@code normal}), {@code untruncated_normal} or
 *     {@code uniform}
 * @param inputAxes the dimensions that count as inputs, or null for the last but one
 * @param outputAxes the dimensions that count as outputs, or null for the last
 */
public record VarianceScaling(
    double scale,
    String mode,
    String distribution,
    Seed seed,
    @Nullable List<Integer> inputAxes,
    @Nullable List<Integer> outputAxes)
    implements Scaled {
  public static final Schema<VarianceScaling> SCHEMA =
      Schema.of(
              "keras.initializers.VarianceScaling",
              VarianceScaling.class,
              field("scale", Codec.DOUBLE, 1.0, VarianceScaling::scale),
              field(
                  "mode",
                  Codec.oneOf("fan_in", "fan_out", "fan_avg"),
                  "fan_in",
                  VarianceScaling::mode),
              field(
                  "distribution", Codec.STRING, "truncated_normal", VarianceScaling::distribution),
              Field.later("seed", Seed.CODEC, Seed::drawn, VarianceScaling::seed),
              field("input_axes", AXES, null, VarianceScaling::inputAxes),
              field("output_axes", AXES, null, VarianceScaling::outputAxes),
              VarianceScaling::new)
          .ignoring("dtype");

  // The standard deviation of a standard normal distribution truncated at ±2.
  private static final double TRUNCATED_STDDEV = 0.87962566103423978;

  public VarianceScaling {
    if (!(scale > 0)) {
      throw new ConfigException("scale must be positive, received " + scale);
    }
    distribution = distribution(distribution.toLowerCase(Locale.ROOT));
  }

  public VarianceScaling(double scale, String mode, String distribution) {
    this(scale, mode, distribution, Seed.drawn(), null, null);
  }

  public VarianceScaling(double scale, String mode, String distribution, long seed) {
    this(scale, mode, distribution, Seed.of(seed), null, null);
  }

  private static String distribution(String name) {
    return switch (name) {
      case "normal" -> "truncated_normal";
      case "uniform", "truncated_normal", "untruncated_normal" -> name;
      default ->
          throw new ConfigException(
              "distribution must be 'uniform', 'truncated_normal' or 'untruncated_normal', received '%s'"
                  .formatted(name));
    };
  }

  @Override
  public VarianceScaling scaling() {
    return this;
  }

  @Override
  public Tensor apply(Shape shape, DType dtype) {
    double variance = scale / Math.max(1, fan(Fans.of(shape, inputAxes, outputAxes)));
    var philox = seed.next();
    return switch (distribution) {
      case "truncated_normal" ->
          Drawing.truncatedNormal(philox, shape, dtype, 0, Math.sqrt(variance) / TRUNCATED_STDDEV);
      case "untruncated_normal" -> Drawing.normal(philox, shape, dtype, 0, Math.sqrt(variance));
      default -> {
        double limit = Math.sqrt(3 * variance);
        yield Drawing.uniform(philox, shape, dtype, -limit, limit);
      }
    };
  }

  private double fan(Fans fans) {
    return switch (mode) {
      case "fan_in" -> fans.in();
      case "fan_out" -> fans.out();
      default -> (fans.in() + fans.out()) / 2;
    };
  }

  @Override
  public VarianceScaling seeded(Seed other) {
    return new VarianceScaling(scale, mode, distribution, other, inputAxes, outputAxes);
  }

  /** {@return this with other dimensions as inputs and outputs} */
  public VarianceScaling axes(List<Integer> inputs, List<Integer> outputs) {
    return new VarianceScaling(scale, mode, distribution, seed, inputs, outputs);
  }
}
