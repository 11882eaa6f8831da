package dev.addax.tensor.type;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The dtype and shape of a tensor. */
public record TensorType(DType dtype, Shape shape) {
  public static TensorType of(DType dtype, int... dims) {
    return new TensorType(dtype, Shape.of(dims));
  }

  public TensorType with(DType other) {
    return new TensorType(other, shape);
  }

  public TensorType with(Shape other) {
    return new TensorType(dtype, other);
  }

  /** {@return the size of a value in bytes} */
  public long bytes() {
    return Math.multiplyExact(shape.size(), dtype.bytes());
  }

  /** {@return a short form: {@code float32[None, 10]}} */
  @Override
  public String toString() {
    return Arrays.stream(shape.toArray())
        .mapToObj(d -> d < 0 ? "None" : "" + d)
        .collect(Collectors.joining(", ", dtype + "[", "]"));
  }
}
