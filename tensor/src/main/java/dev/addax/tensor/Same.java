package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Zero padding that keeps {@code ⌈size / stride⌉} window positions, as TensorFlow's {@code SAME}:
 * an odd element goes to the end. While the size is unknown and the stride is not 1 the padding is
 * unknown too, and written {@link #OPEN}.
 */
public final class Same {
  /** Stands for padding that depends on a size that is not known yet. */
  public static final int OPEN = -1;

  private Same() {}

  /** {@return the padding on both sides together} */
  public static int total(int size, int extent, int stride) {
    if (size < 0) {
      return stride == 1 ? extent - 1 : OPEN;
    }
    int count = (size + stride - 1) / stride;
    return Math.max(0, (count - 1) * stride + extent - size);
  }

  /** {@return the padding before the first element} */
  public static int low(int size, int extent, int stride) {
    int total = total(size, extent, stride);
    return total == OPEN ? OPEN : total / 2;
  }

  /** {@return the padding after the last element} */
  public static int high(int size, int extent, int stride) {
    int total = total(size, extent, stride);
    return total == OPEN ? OPEN : total - total / 2;
  }

  /** {@return the number of window positions, negative while unknown} */
  static int count(int size, int stride) {
    return size < 0 ? Shape.freshUnknown() : (size + stride - 1) / stride;
  }

  static boolean isOpen(List<Integer> padding) {
    return padding.contains(OPEN);
  }

  /** {@return {@code padding} with the open entries computed} */
  static List<Integer> settle(
      List<Integer> padding,
      boolean lower,
      List<Integer> sizes,
      int[] extents,
      List<Integer> strides) {
    var settled = new ArrayList<Integer>();
    for (int i = 0; i < padding.size(); i++) {
      int stride = strides.get(i);
      settled.add(
          padding.get(i) != OPEN
              ? padding.get(i)
              : lower
                  ? low(sizes.get(i), extents[i], stride)
                  : high(sizes.get(i), extents[i], stride));
    }
    return settled;
  }
}
