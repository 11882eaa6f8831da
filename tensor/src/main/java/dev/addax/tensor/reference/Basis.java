package dev.addax.tensor.reference;

/** Orthonormal columns. */
final class Basis {
  private static final double TINY = 1e-13;

  private Basis() {}

  /**
   * {@return the orthogonal columns of {@code x} with length 1, those of length 0 replaced and more
   * added up to {@code count}}
   */
  static Matrix complete(Matrix x, int count) {
    var result = new Matrix(x.rows(), count);
    double largest = 0;
    for (int j = 0; j < x.columns(); j++) {
      largest = Math.max(largest, length(x, j));
    }
    int next = 0;
    for (int j = 0; j < count; j++) {
      if (j < x.columns() && length(x, j) > TINY * largest) {
        copy(x, j, result, j, 1 / length(x, j));
        continue;
      }
      do {
        for (int i = 0; i < x.rows(); i++) {
          result.set(i, j, i == next % x.rows() ? 1 : 0);
        }
        next++;
        clear(result, j);
        clear(result, j);
      } while (length(result, j) < 0.5 / x.rows());
      copy(result, j, result, j, 1 / length(result, j));
    }
    return result;
  }

  private static double length(Matrix x, int j) {
    double sum = 0;
    for (int i = 0; i < x.rows(); i++) {
      sum = Math.hypot(sum, x.at(i, j));
    }
    return sum;
  }

  private static void copy(Matrix from, int j, Matrix to, int k, double factor) {
    for (int i = 0; i < from.rows(); i++) {
      to.set(i, k, from.at(i, j) * factor);
    }
  }

  /** Takes from column j what earlier columns have in common with it. */
  private static void clear(Matrix x, int j) {
    for (int k = 0; k < j; k++) {
      double dot = 0;
      for (int i = 0; i < x.rows(); i++) {
        dot += x.at(i, j) * x.at(i, k);
      }
      for (int i = 0; i < x.rows(); i++) {
        x.set(i, j, x.at(i, j) - dot * x.at(i, k));
      }
    }
  }
}
