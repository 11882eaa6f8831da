package dev.addax.keras.models;

import dev.addax.keras.ops.Trial;
import dev.addax.keras.ops.UndeterminedException;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an operation gives whose arguments follow from sizes that are not known yet, such as {@code
 * x[:, :shape(x)[1] - 1]}: symbols of the types that come out when it is tried.
 */
final class Outline {
  private Outline() {}

  /**
   * {@return symbols for the results; empty if no size is unknown, so that nothing can be tried}
   */
  static Optional<List<Tensor>> of(
      String function, List<Tensor> inputs, UnaryOperator<List<Tensor>> operation) {
    var trial = Trial.of(inputs);
    if (!trial.hasUnknown()) {
      return Optional.empty();
    }
    try {
      return Optional.of(results(function, trial, operation));
    } catch (UndeterminedException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      return Optional.of(results(function, trial.withEqualSizes(), operation));
    }
  }

  private static List<Tensor> results(
      String function, Trial trial, UnaryOperator<List<Tensor>> operation) {
    var first = operation.apply(trial.first());
    var second = operation.apply(trial.second());
    var symbols = new ArrayList<Tensor>();
    for (int i = 0; i < first.size(); i++) {
      var dims = first.get(i).shape().toArray();
      for (int axis = 0; axis < dims.length; axis++) {
        dims[axis] = trial.common(dims[axis], second.get(i).shape().dim(axis));
      }
      symbols.add(Parameter.of(function, first.get(i).type().with(Shape.of(dims))));
    }
    return symbols;
  }
}
