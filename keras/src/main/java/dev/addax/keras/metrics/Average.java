package dev.addax.keras.metrics;

import dev.addax.keras.losses.Numerics;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/** A running weighted mean: the total and the count that it is divided by. */
final class Average {
  private final Variable total;
  private final Variable count;

  Average(Metric metric) {
    total = metric.addVariable("total", Shape.SCALAR);
    count = metric.addVariable("count", Shape.SCALAR);
  }

  /** Adds values of any shape, whose first axis is the batch. */
  void add(Tensor values, @Nullable Tensor sampleWeight) {
    var dtype = total.type().dtype();
    var samples = Samplewise.of(values, sampleWeight, Samplewise.MEAN, dtype);
    total.assignAdd(samples.values().sum());
    count.assignAdd(size(samples));
  }

  private Tensor size(Samplewise samples) {
    var dtype = total.type().dtype();
    if (samples.weights() != null) {
      return samples.weights().sum();
    }
    return samples.values().rank() == 0
        ? Tensors.full(Shape.SCALAR, 1, dtype)
        : Numerics.length(samples.values(), dtype);
  }

  /** {@return the mean so far, 0 before the first value} */
  Tensor result() {
    return Numerics.divideNoNan(total.value(), count.value());
  }
}
