package dev.addax.keras.optimizers.schedules;

import static dev.addax.keras.config.Field.field;
import static dev.addax.keras.config.Field.required;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import java.util.List;

/**
 * values[0] up to and including step boundaries[0], then values[1] up to boundaries[1], and so on.
 * Keras: {@code keras.optimizers.schedules.PiecewiseConstantDecay}.
 *
 * @param boundaries steps, ascending
 * @param values rates, one more than boundaries
 */
public record PiecewiseConstantDecay(List<Double> boundaries, List<Double> values, String name)
    implements LearningRateSchedule {
  private static final String NAME = "PiecewiseConstant";

  public static final Schema<PiecewiseConstantDecay> SCHEMA =
      Schema.of(
          "keras.optimizers.schedules.PiecewiseConstantDecay",
          PiecewiseConstantDecay.class,
          required("boundaries", Steps.CODEC.list(), PiecewiseConstantDecay::boundaries),
          required("values", Codec.DOUBLE.list(), PiecewiseConstantDecay::values),
          field("name", Codec.STRING, NAME, PiecewiseConstantDecay::name),
          PiecewiseConstantDecay::new);

  /** Checks that there is one value more than boundaries. */
  public PiecewiseConstantDecay {
    boundaries = List.copyOf(boundaries);
    values = List.copyOf(values);
    if (values.size() != boundaries.size() + 1) {
      throw new IllegalArgumentException(
          "values must be one more than boundaries, received values %s and boundaries %s"
              .formatted(values, boundaries));
    }
  }

  /** Rates between boundaries. */
  public PiecewiseConstantDecay(List<Double> boundaries, List<Double> values) {
    this(boundaries, values, NAME);
  }

  @Override
  public Tensor at(Tensor step) {
    var rate = Tensors.scalar(values.getLast());
    for (int i = boundaries.size() - 1; i >= 0; i--) {
      // Keras casts the boundaries to the type of the step.
      double last = step.dtype().isInteger() ? Math.floor(boundaries.get(i)) : boundaries.get(i);
      rate = step.lessEqual(last).where(values.get(i), rate);
    }
    return rate;
  }
}
