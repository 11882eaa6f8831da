package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Replaces unknown dimensions by what they turned out to be. */
final class Resolving {
  private Resolving() {}

  static Shape shape(Shape shape, IntUnaryOperator known) {
    return shape.isKnown()
        ? shape
        : Shape.of(
            Arrays.stream(shape.toArray()).map(d -> d < 0 ? known.applyAsInt(d) : d).toArray());
  }
}
