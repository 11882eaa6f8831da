package dev.addax.keras.ops;

import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns numbers and nested lists of them into tensors: whole numbers to int32, others to float32.
 */
final class Nested {
  private Nested() {}

  static Tensor tensor(@Nullable Object value) {
    return switch (value) {
      case Operand operand -> operand.tensor();
      case Boolean flag -> Tensors.full(Shape.SCALAR, flag ? 1 : 0, DType.BOOL);
      case Number number -> scalar(number);
      case List<?> list when list.isEmpty() -> Tensors.full(Shape.of(0), 0, DType.FLOAT32);
      case List<?> list -> stack(list);
      case null, default ->
          throw new ConfigException(
              "a tensor, a number or a list of them is needed, received " + value);
    };
  }

  private static Tensor scalar(Number number) {
    boolean whole = Promotion.isIntegral(number);
    var dtype =
        !whole
            ? DType.FLOAT32
            : number.longValue() == number.intValue() ? DType.INT32 : DType.INT64;
    return Tensors.full(Shape.SCALAR, number, dtype);
  }

  private static Tensor stack(List<?> list) {
    var parts = list.stream().map(Nested::tensor).toList();
    var dtype = Promotion.of(parts.stream().map(Tensor::dtype).toList());
    return Movement.stack(parts.stream().map(part -> part.cast(dtype)).toList(), 0);
  }
}
