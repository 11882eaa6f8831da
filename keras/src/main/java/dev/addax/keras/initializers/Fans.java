package dev.addax.keras.initializers;

import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many inputs and outputs a unit of a weight has. Without axes: the last two dimensions, each
 * times the size of the window that the dimensions before them span.
 */
record Fans(double in, double out) {
  static Fans of(
      Shape shape, @Nullable List<Integer> inputAxes, @Nullable List<Integer> outputAxes) {
    if (inputAxes != null && outputAxes != null) {
      return new Fans(product(shape, inputAxes), product(shape, outputAxes));
    }
    return switch (shape.rank()) {
      case 0 -> new Fans(1, 1);
      case 1 -> new Fans(shape.dim(0), shape.dim(0));
      default -> {
        double window = shape.slice(0, shape.rank() - 2).size();
        yield new Fans(shape.dim(-2) * window, shape.dim(-1) * window);
      }
    };
  }

  private static double product(Shape shape, List<Integer> axes) {
    return axes.stream().mapToDouble(shape::dim).reduce(1, (a, b) -> a * b);
  }
}
