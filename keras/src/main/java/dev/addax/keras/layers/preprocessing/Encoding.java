package dev.addax.keras.layers.preprocessing;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of categories as vectors. Keras: {@code encode_categorical_inputs}.
 *
 * <p>One-hot adds an axis of size {@code depth}, in place of a last axis of size 1. The others
 * combine the numbers along axis 1 (along the only axis of a vector). Numbers that are negative or
 * not below the depth leave no trace.
 */
final class Encoding {
  private Encoding() {}

  /** {@return the shape of an encoding of numbers of that shape} */
  static Shape shape(Shape numbers, OutputMode mode, int depth) {
    if (mode == OutputMode.INT) {
      return numbers;
    }
    var shape = numbers.rank() == 0 ? Shape.of(1) : numbers;
    if (mode == OutputMode.ONE_HOT) {
      return (shape.rank() > 1 && shape.last() == 1 ? shape.without(-1) : shape).append(depth);
    }
    return shape.without(combined(shape)).append(depth);
  }

  private static int combined(Shape shape) {
    return shape.rank() > 1 ? 1 : 0;
  }

  /**
   * {@return an encoding as a graph of operations}
   *
   * @param weights what each number counts, in {@link OutputMode#COUNT}; null for one
   */
  static Tensor of(
      Tensor numbers, OutputMode mode, int depth, DType dtype, @Nullable Tensor weights) {
    if (mode == OutputMode.INT) {
      return numbers.cast(dtype);
    }
    var x = numbers.rank() == 0 ? numbers.expandDims(0) : numbers;
    if (mode == OutputMode.ONE_HOT) {
      boolean single = x.rank() > 1 && x.shape().last() == 1;
      return (single ? x.squeeze(-1) : x).oneHot(depth, dtype);
    }
    int axis = combined(x.shape());
    if (mode == OutputMode.MULTI_HOT) {
      return x.oneHot(depth, dtype).max(axis);
    }
    var counts = x.oneHot(depth, dtype);
    return (weights == null ? counts : counts.multiply(weights.expandDims(-1).cast(dtype)))
        .sum(axis);
  }

  /** {@return an encoding computed at once, without a vector for each number} */
  static Tensor of(long[] numbers, Shape shape, OutputMode mode, int depth, DType dtype) {
    var made = shape(shape, mode, depth);
    if (mode == OutputMode.INT) {
      var buffer = Buffer.allocate(dtype, numbers.length);
      for (int i = 0; i < numbers.length; i++) {
        buffer.setLong(i, numbers[i]);
      }
      return Tensor.of(buffer, made);
    }
    var buffer = Buffer.zeros(dtype, made.size());
    boolean combines = mode != OutputMode.ONE_HOT;
    int axis = combined(shape);
    long inner = combines && shape.rank() > 0 ? shape.slice(axis + 1, shape.rank()).size() : 1;
    long count = combines && shape.rank() > 0 ? shape.dim(axis) : 1;
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] >= 0 && numbers[i] < depth) {
        long row = i / (inner * count) * inner + i % inner;
        long at = row * depth + numbers[i];
        buffer.setLong(at, mode == OutputMode.MULTI_HOT ? 1 : buffer.getLong(at) + 1);
      }
    }
    return Tensor.of(buffer, made);
  }
}
