package dev.addax.tensor.math;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;

/** Weight matrices {@code [new size, old size]} that resize one axis, as TensorFlow's kernels. */
final class Resampling {
  private Resampling() {}

  static Tensor matrix(Interpolation interpolation, boolean antialias, int from, int to) {
    var rows = new double[to][from];
    for (int i = 0; i < to; i++) {
      switch (interpolation) {
        case NEAREST -> rows[i][nearest(i, from, to)] = 1;
        case AREA -> area(rows[i], i, to);
        case BICUBIC -> {
          if (antialias) {
            kernel(interpolation, true, rows[i], i, to);
          } else {
            cubic(rows[i], i, to);
          }
        }
        case BILINEAR, LANCZOS3, LANCZOS5 -> kernel(interpolation, antialias, rows[i], i, to);
      }
    }
    var flat = new float[to * from];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) rows[i / from][i % from];
    }
    return Tensors.of(flat, to, from);
  }

  static float center(int i, int from, int to) {
    float scale = (float) from / to;
    return (i + 0.5f) * scale;
  }

  static int nearest(int i, int from, int to) {
    return Math.min((int) Math.floor(center(i, from, to)), from - 1);
  }

  static int clamp(int i, int size) {
    return Math.max(0, Math.min(i, size - 1));
  }

  /** Four neighbours, weights from a table of 1024 steps; those outside don't count. */
  private static void cubic(double[] row, int i, int to) {
    float at = center(i, row.length, to) - 0.5f;
    int low = (int) Math.floor(at);
    double part = Math.rint((at - low) * 1024) / 1024;
    for (int k = -1; k <= 2; k++) {
      if (low + k >= 0 && low + k < row.length) {
        row[low + k] = Interpolation.BICUBIC.weight(Math.abs(part - k));
      }
    }
    normalize(row);
  }

  private static void area(double[] row, int i, int to) {
    double scale = (double) row.length / to;
    for (int j = 0; j < row.length; j++) {
      double overlap = Math.min((i + 1) * scale, j + 1) - Math.max(i * scale, j);
      row[j] = Math.max(0, overlap) / scale;
    }
  }

  private static void kernel(
      Interpolation interpolation, boolean antialias, double[] row, int i, int to) {
    double scale = antialias ? Math.max(1, (double) row.length / to) : 1;
    double at = center(i, row.length, to);
    double reach = interpolation.radius() * scale;
    int first = clamp((int) Math.ceil(at - reach - 0.5), row.length);
    int last = clamp((int) Math.floor(at + reach - 0.5), row.length);
    for (int j = first; j <= last; j++) {
      row[j] = interpolation.weight(Math.abs(j + 0.5 - at) / scale);
    }
    normalize(row);
  }

  private static void normalize(double[] row) {
    double sum = 0;
    for (double weight : row) {
      sum += weight;
    }
    for (int j = 0; j < row.length && Math.abs(sum) > 1e-35; j++) {
      row[j] /= sum;
    }
  }
}
