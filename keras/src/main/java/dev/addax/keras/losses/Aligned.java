package dev.addax.keras.losses;

import dev.addax.tensor.Tensor;

/**
 * Two tensors brought to one rank: where they differ by a last axis of size 1, that axis is dropped
 * from one or, if the other is a vector, added to it. Keras: {@code
 * squeeze_or_expand_to_same_rank}.
 */
public record Aligned(Tensor first, Tensor second) {
  /** {@return both, with a last axis of size 1 added to a vector or dropped} */
  public static Aligned of(Tensor first, Tensor second) {
    return of(first, second, true);
  }

  /**
   * {@return both brought to one rank, if they differ by a last axis of size 1}
   *
   * @param expandVectors whether a vector gains an axis; otherwise the other one loses it
   */
  public static Aligned of(Tensor first, Tensor second, boolean expandVectors) {
    if (isColumnOf(first, second)) {
      return expandVectors && second.rank() == 1
          ? new Aligned(first, second.expandDims(-1))
          : new Aligned(first.squeeze(-1), second);
    }
    if (isColumnOf(second, first)) {
      var swapped = of(second, first, expandVectors);
      return new Aligned(swapped.second, swapped.first);
    }
    return new Aligned(first, second);
  }

  private static boolean isColumnOf(Tensor column, Tensor other) {
    return column.rank() == other.rank() + 1 && column.shape().dim(-1) == 1;
  }
}
