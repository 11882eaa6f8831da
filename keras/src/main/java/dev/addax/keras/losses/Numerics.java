package dev.addax.keras.losses;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;

/** Small functions that losses, metrics and optimizers share. */
public final class Numerics {
  /** Keras' {@code backend.epsilon()}: the small number that keeps divisors and logarithms safe. */
  public static final double EPSILON = 1e-7;

  private Numerics() {}

  /** {@return x / y, and 0 where y is 0} */
  public static Tensor divideNoNan(Tensor x, Tensor y) {
    var zero = y.equal(0);
    return zero.where(0.0, x.divide(zero.where(1.0, y)));
  }

  /** {@return x limited to {@link #EPSILON} … 1 − EPSILON} */
  static Tensor clipProbability(Tensor x) {
    return x.clip(EPSILON, 1 - EPSILON);
  }

  /** {@return x with length 1 along {@code axis}; near zero it stays near zero} */
  public static Tensor normalize(Tensor x, int axis) {
    var inverse = x.square().sum(true, axis).rsqrt().minimum(1 / EPSILON);
    return x.multiply(inverse);
  }

  /** {@return the number of elements as a scalar, also while some dimension is unknown} */
  public static Tensor count(Tensor x, DType dtype) {
    return x.shape().isKnown()
        ? Tensors.full(Shape.SCALAR, x.shape().size(), dtype)
        : Tensors.full(Shape.SCALAR, 1, dtype).broadcastTo(x.shape()).sum();
  }

  /** {@return the length of the first axis as a scalar} */
  public static Tensor length(Tensor x, DType dtype) {
    int dim = x.shape().dim(0);
    return dim >= 0
        ? Tensors.full(Shape.SCALAR, dim, dtype)
        : Tensors.full(Shape.of(dim), 1, dtype).sum();
  }
}
