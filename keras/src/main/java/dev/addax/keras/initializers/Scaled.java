package dev.addax.keras.initializers;

import dev.addax.keras.config.Codec;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The family of {@link VarianceScaling}: initializers that look at the number of inputs and
 * outputs.
 */
public interface Scaled extends Initializer {
  /** Dimensions of a weight, or null. */
  Codec<@Nullable List<Integer>> AXES = Codec.INT.list().nullable();

  /** {@return the general initializer that this one is a case of, with the same seed} */
  VarianceScaling scaling();

  @Override
  default Tensor apply(Shape shape, DType dtype) {
    return scaling().apply(shape, dtype);
  }
}
