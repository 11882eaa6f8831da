package dev.addax.keras.constraints;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Keras;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.List;

/** Norms of 1 along {@code axis}. Keras: {@code keras.constraints.UnitNorm}. */
public record UnitNorm(List<Integer> axis) implements Constraint {
  public static final Schema<UnitNorm> SCHEMA =
      Schema.of(
          "keras.constraints.UnitNorm",
          UnitNorm.class,
          field("axis", Codec.AXES, List.of(0), UnitNorm::axis),
          UnitNorm::new);

  public UnitNorm(int... axis) {
    this(Axes.orFirst(axis));
  }

  @Override
  public Tensor apply(Tensor w) {
    return w.divide(Norms.of(w, axis).add(Keras.epsilon()));
  }
}
