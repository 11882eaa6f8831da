package dev.addax.keras.constraints;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.List;

/**
 * Norms along {@code axis} of at most {@code maxValue}. Keras: {@code keras.constraints.MaxNorm}.
 */
public record MaxNorm(double maxValue, List<Integer> axis) implements Constraint {
  public static final Schema<MaxNorm> SCHEMA =
      Schema.of(
          "keras.constraints.MaxNorm",
          MaxNorm.class,
          field("max_value", Codec.DOUBLE, 2.0, MaxNorm::maxValue),
          field("axis", Codec.AXES, List.of(0), MaxNorm::axis),
          MaxNorm::new);

  public MaxNorm(double maxValue, int... axis) {
    this(maxValue, Axes.orFirst(axis));
  }

  @Override
  public Tensor apply(Tensor w) {
    var norms = Norms.of(w, axis);
    return Norms.scaled(w, norms, norms.clip(0, maxValue));
  }
}
