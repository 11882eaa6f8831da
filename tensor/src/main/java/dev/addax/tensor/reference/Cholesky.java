package dev.addax.tensor.reference;

/** The Cholesky decomposition. */
final class Cholesky {
  private Cholesky() {}

  /**
   * {@return lower triangular L with L·Lᵀ = a; only the lower half of a is looked at}
   *
   * @throws ArithmeticException if {@code a} is not positive definite
   */
  static Matrix of(Matrix a) {
    int n = a.rows();
    var l = new Matrix(n, n);
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = a.at(i, j);
        for (int k = 0; k < j; k++) {
          sum -= l.at(i, k) * l.at(j, k);
        }
        if (i == j) {
          requirePositive(sum, j);
          l.set(j, j, Math.sqrt(sum));
        } else {
          l.set(i, j, sum / l.at(j, j));
        }
      }
    }
    return l;
  }

  private static void requirePositive(double pivot, int row) {
    if (!(pivot > 0)) {
      throw new ArithmeticException(
          "Cholesky decomposition of a matrix that is not positive definite (pivot %s in row %d)"
              .formatted(pivot, row));
    }
  }
}
