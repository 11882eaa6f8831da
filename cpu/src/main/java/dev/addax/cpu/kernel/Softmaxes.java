package dev.addax.cpu.kernel;

import dev.addax.tensor.type.DType;

/** Finds the softmax for a dtype. */
public final class Softmaxes {
  private Softmaxes() {}

  /** {@return softmax, or its logarithm, along dense rows} */
  public static RowFunction of(DType dtype, boolean log) {
    return Loops.useVectors() && dtype == DType.FLOAT32
        ? new FloatSoftmaxVectors(log)
        : scalar(dtype, log);
  }

  private static RowFunction scalar(DType dtype, boolean log) {
    return (x, y, rows, n) -> {
      for (int r = 0; r < rows; r++) {
        row(dtype, log, x, y, r * n, n);
      }
    };
  }

  private static void row(DType dtype, boolean log, long x, long y, int at, int n) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Elements.floating(dtype, x, at + i));
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.exp(Elements.floating(dtype, x, at + i) - largest);
    }
    double minus = largest + Math.log(sum);
    for (int i = 0; i < n; i++) {
      double value = Elements.floating(dtype, x, at + i);
      Elements.floating(dtype, y, at + i, log ? value - minus : Math.exp(value - largest) / sum);
    }
  }
}
