package dev.addax.keras.ops;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Two operands. A Python number beside a tensor is weakly typed. */
record Pair(Tensor x, Tensor y) {
  static Pair of(@Nullable Object x, @Nullable Object y) {
    if (x instanceof Number number && !(y instanceof Number)) {
      var other = Nested.tensor(y);
      return new Pair(number(number, other), other);
    }
    if (y instanceof Number number && !(x instanceof Number)) {
      var other = Nested.tensor(x);
      return new Pair(other, number(number, other));
    }
    return new Pair(Nested.tensor(x), Nested.tensor(y));
  }

  private static Tensor number(Number value, Tensor beside) {
    return Tensors.full(Shape.SCALAR, value, Promotion.withNumber(beside.dtype(), value));
  }

  DType dtype() {
    return Promotion.of(x.dtype(), y.dtype());
  }

  /** {@return both in their common dtype, or in float32 if that is not floating} */
  Pair floating() {
    return cast(Promotion.floating(dtype()));
  }

  /** {@return both in their common dtype} */
  Pair common() {
    return cast(dtype());
  }

  Pair cast(DType dtype) {
    return new Pair(x.cast(dtype), y.cast(dtype));
  }

  Tensor apply(BinaryOperator<Tensor> function) {
    return function.apply(x, y);
  }
}
