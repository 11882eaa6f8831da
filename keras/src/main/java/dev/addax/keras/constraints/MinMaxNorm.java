package dev.addax.keras.constraints;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.List;

/**
 * Norms along {@code axis} between two values; {@code rate} says how far a norm outside is moved
 * towards them. Keras: {@code keras.constraints.MinMaxNorm}.
 */
public record MinMaxNorm(double minValue, double maxValue, double rate, List<Integer> axis)
    implements Constraint {
  public static final Schema<MinMaxNorm> SCHEMA =
      Schema.of(
          "keras.constraints.MinMaxNorm",
          MinMaxNorm.class,
          field("min_value", Codec.DOUBLE, 0.0, MinMaxNorm::minValue),
          field("max_value", Codec.DOUBLE, 1.0, MinMaxNorm::maxValue),
          field("rate", Codec.DOUBLE, 1.0, MinMaxNorm::rate),
          field("axis", Codec.AXES, List.of(0), MinMaxNorm::axis),
          MinMaxNorm::new);

  /** Rate 1 along the first axis. */
  public MinMaxNorm(double minValue, double maxValue) {
    this(minValue, maxValue, 1, List.of(0));
  }

  @Override
  public Tensor apply(Tensor w) {
    var norms = Norms.of(w, axis);
    var inside = norms.clip(minValue, maxValue);
    return Norms.scaled(w, norms, inside.multiply(rate).add(norms.multiply(1 - rate)));
  }
}
