package dev.addax.keras.models;

import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;

/** Brings what a functional model is given to what its inputs say. */
final class Inputs {
  private Inputs() {}

  /**
   * {@return {@code given} in the dtypes and ranks of {@code expected}} A trailing axis of size 1
   * is added or removed where that makes it fit.
   *
   * @throws IllegalArgumentException if numbers, ranks or sizes differ
   */
  static List<Tensor> fit(Layer model, List<Tensor> expected, List<Tensor> given) {
    if (given.size() != expected.size()) {
      throw new IllegalArgumentException(
          "%s '%s' takes %d inputs, received %d"
              .formatted(
                  model.getClass().getSimpleName(), model.name(), expected.size(), given.size()));
    }
    var fitting = new ArrayList<Tensor>();
    for (int i = 0; i < given.size(); i++) {
      fitting.add(fit(model, i, expected.get(i), given.get(i)));
    }
    return fitting;
  }

  private static Tensor fit(Layer model, int index, Tensor expected, Tensor given) {
    var x = given;
    if (x.rank() == expected.rank() + 1 && x.shape().last() == 1) {
      x = x.squeeze(-1);
    } else if (x.rank() == expected.rank() - 1 && expected.shape().last() == 1) {
      x = x.expandDims(-1);
    }
    if (!anyBatch(expected.shape()).accepts(x.shape())) {
      throw new IllegalArgumentException(
          "%s '%s', input %d: expected shape %s, received %s"
              .formatted(
                  model.getClass().getSimpleName(),
                  model.name(),
                  index,
                  expected.shape(),
                  given.shape()));
    }
    if ((x.dtype() == DType.STRING) != (expected.dtype() == DType.STRING)) {
      throw new IllegalArgumentException(
          "%s '%s', input %d: expected %s, received %s"
              .formatted(
                  model.getClass().getSimpleName(),
                  model.name(),
                  index,
                  expected.dtype(),
                  given.dtype()));
    }
    var cast = x.dtype() == expected.dtype() ? x : x.unmasked().cast(expected.dtype());
    return cast.withMask(given.mask());
  }

  private static Shape anyBatch(Shape shape) {
    return shape.rank() == 0 ? shape : shape.with(0, Shape.UNKNOWN);
  }
}
