package dev.addax.tensor.type;

import static dev.addax.tensor.type.DType.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Keras' dtype promotion ({@code keras.backend.result_type}): the least upper bound in a lattice in
 * which a Java number is weaker than every tensor of its own kind.
 */
public final class Promotion {
  private Promotion() {}

  /** {@return the dtype that {@code a} and {@code b} combine to} */
  public static DType of(DType a, DType b) {
    if (a == b) {
      return a;
    }
    var common = upperBounds(a);
    common.retainAll(upperBounds(b));
    for (var candidate : common) {
      if (upperBounds(candidate).containsAll(common)) {
        return candidate;
      }
    }
    throw new IllegalStateException("No common dtype of " + a + " and " + b);
  }

  /** {@return the dtype that all of {@code dtypes} combine to; float32 for none} */
  public static DType of(List<DType> dtypes) {
    return dtypes.stream().reduce(Promotion::of).orElse(FLOAT32);
  }

  /** {@return the dtype of {@code tensor} combined with a Java number, which is weakly typed} */
  public static DType withNumber(DType tensor, Number number) {
    if (isIntegral(number)) {
      return tensor == BOOL ? INT32 : tensor;
    }
    return tensor.isFloating() ? tensor : FLOAT32;
  }

  /**
   * {@return {@code dtype} if it is floating, else float32: the result of division, means and the
   * like}
   */
  public static DType floating(DType dtype) {
    return dtype.isFloating() ? dtype : FLOAT32;
  }

  /** {@return whether a Java number counts as an integer: Byte, Short, Integer or Long} */
  public static boolean isIntegral(Number number) {
    return number instanceof Integer
        || number instanceof Long
        || number instanceof Short
        || number instanceof Byte;
  }

  private static Set<DType> upperBounds(DType dtype) {
    var bounds = EnumSet.of(dtype);
    switch (dtype) {
      case BOOL -> bounds.addAll(DType.numbers());
      case UINT8 -> bounds.addAll(EnumSet.of(UINT16, UINT32, INT16, INT32, INT64));
      case UINT16 -> bounds.addAll(EnumSet.of(UINT32, INT32, INT64));
      case UINT32 -> bounds.add(INT64);
      case INT8 -> bounds.addAll(EnumSet.of(INT16, INT32, INT64));
      case INT16 -> bounds.addAll(EnumSet.of(INT32, INT64));
      case INT32 -> bounds.add(INT64);
      case INT64 -> {}
      case BFLOAT16, FLOAT16 -> bounds.addAll(EnumSet.of(FLOAT32, FLOAT64));
      case FLOAT32 -> bounds.add(FLOAT64);
      case FLOAT64 -> {}
      case STRING -> {}
    }
    if (dtype.isInteger()) {
      bounds.addAll(EnumSet.of(BFLOAT16, FLOAT16, FLOAT32, FLOAT64));
    }
    return bounds;
  }
}
