package dev.addax.keras.layers.attention;

import dev.addax.tensor.Iota;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import org.jspecify.annotations.Nullable;

/** Which position may look at which: bool, true where it may. */
final class Masks {
  private Masks() {}

  /** {@return {@code (1, T, S)}: each position sees itself and what came before} */
  static Tensor causal(int queries, int keys) {
    return position(queries, keys, 1).greaterEqual(position(queries, keys, 2));
  }

  /** {@return {@code (1, T, S)}: each position sees what is less than {@code window} away} */
  static Tensor window(int queries, int keys, int window) {
    return position(queries, keys, 1).subtract(position(queries, keys, 2)).abs().less(window);
  }

  private static Tensor position(int queries, int keys, int axis) {
    return new Iota(new TensorType(DType.INT32, Shape.of(1, queries, keys)), axis).on();
  }

  /** {@return where both hold; null stands for no restriction} */
  static @Nullable Tensor both(@Nullable Tensor a, @Nullable Tensor b) {
    if (a == null) {
      return b;
    }
    return b == null ? a : a.cast(DType.BOOL).logicalAnd(b.cast(DType.BOOL));
  }

  /** {@return a mask of positions {@code (B, T)} as rows {@code (B, T, 1)} of a mask of pairs} */
  static @Nullable Tensor rows(@Nullable Tensor mask) {
    return mask == null ? null : mask.cast(DType.BOOL).expandDims(-1);
  }

  /**
   * {@return a mask of positions {@code (B, S)} as columns {@code (B, 1, S)} of a mask of pairs}
   */
  static @Nullable Tensor columns(@Nullable Tensor mask) {
    return mask == null ? null : mask.cast(DType.BOOL).expandDims(-2);
  }
}
