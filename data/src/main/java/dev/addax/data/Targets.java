package dev.addax.data;

import java.util.Arrays;

/** Targets in the form a loss wants them. */
public final class Targets {
  private Targets() {}

  /**
   * {@return {@link #toCategorical(Array, int)} with as many classes as the largest label asks for}
   */
  public static Array toCategorical(Array labels) {
    return toCategorical(labels, 1 + (int) Arrays.stream(labels.toLongs()).max().orElse(-1));
  }

  /**
   * One-hot rows for class numbers: {@code keras.utils.to_categorical}.
   *
   * @param labels integers from 0 to classes − 1, of shape (rows) or (rows, …); a last axis of
   *     length 1 is dropped
   * @return float64 of the shape of the labels with an axis of {@code classes} added
   * @throws DataException if a label is negative or too large
   */
  public static Array toCategorical(Array labels, int classes) {
    var numbers = labels.toLongs();
    var values = new double[Math.multiplyExact(numbers.length, classes)];
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0 || numbers[i] >= classes) {
        throw new DataException(
            "Label "
                + numbers[i]
                + " at place "
                + i
                + " is not one of "
                + classes
                + " classes (0 to "
                + (classes - 1)
                + ")");
      }
      values[i * classes + (int) numbers[i]] = 1;
    }
    return Array.of(values, categoricalShape(labels.shape(), classes));
  }

  private static long[] categoricalShape(long[] labels, int classes) {
    int rank =
        labels.length > 1 && labels[labels.length - 1] == 1 ? labels.length - 1 : labels.length;
    var shape = Arrays.copyOf(labels, rank + 1);
    shape[rank] = classes;
    return shape;
  }
}
