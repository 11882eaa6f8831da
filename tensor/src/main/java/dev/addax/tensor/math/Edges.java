package dev.addax.tensor.math;

import dev.addax.tensor.Tensor;

/** Brings coordinates outside a picture back into it, as TensorFlow's projective transform. */
final class Edges {
  private Edges() {}

  static Tensor map(FillMode mode, Tensor at, int size) {
    return switch (mode) {
      case CONSTANT -> at;
      case NEAREST -> at.clip(0, size - 1);
      case REFLECT -> reflect(at, size).clip(0, size - 1);
      case WRAP -> wrap(at, size).clip(0, size - 1);
      case MIRROR ->
          throw new IllegalArgumentException(
              "fill_mode 'mirror' is not known to transforms; known: constant, nearest, reflect,"
                  + " wrap");
    };
  }

  private static Tensor reflect(Tensor at, int size) {
    if (size <= 1) {
      return at.zerosLike();
    }
    double period = 2.0 * size;
    var lifted = at.negative().divide(period).trunc().multiply(period).add(at);
    var below = at.less(period).where(lifted, at);
    var low = below.less(-size).where(below.add(period), below.negative().subtract(1));
    var lowered = at.subtract(at.divide(period).trunc().multiply(period));
    var high = lowered.greaterEqual(size).where(lowered.negative().add(period - 1), lowered);
    return at.less(0).where(low, at.greater(size - 1).where(high, at));
  }

  private static Tensor wrap(Tensor at, int size) {
    if (size <= 1) {
      return at.zerosLike();
    }
    double last = size - 1.0;
    var low = at.negative().divide(last).add(1).trunc().multiply(size).add(at);
    var high = at.subtract(at.divide(last).trunc().multiply(size));
    return at.less(0).where(low, at.greater(size - 1).where(high, at));
  }
}
