package dev.addax.keras.layers;

import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The request for a weight, for {@link Layer#addWeight(Weight)}.
 *
 * @param dtype null takes the layer's variable dtype
 */
public record Weight(
    String name,
    Shape shape,
    Initializer initializer,
    @Nullable DType dtype,
    boolean trainable,
    @Nullable Regularizer regularizer,
    @Nullable Constraint constraint) {

  /** {@return a trainable weight of the layer's variable dtype} */
  public static Weight of(String name, Shape shape, Initializer initializer) {
    return new Weight(name, shape, initializer, null, true, null, null);
  }

  public Weight dtype(DType other) {
    return new Weight(name, shape, initializer, other, trainable, regularizer, constraint);
  }

  /** {@return the same weight, kept out of the reach of optimizers, such as a moving average} */
  public Weight notTrainable() {
    return new Weight(name, shape, initializer, dtype, false, regularizer, constraint);
  }

  public Weight regularizer(@Nullable Regularizer penalty) {
    return new Weight(name, shape, initializer, dtype, trainable, penalty, constraint);
  }

  public Weight constraint(@Nullable Constraint projection) {
    return new Weight(name, shape, initializer, dtype, trainable, regularizer, projection);
  }
}
