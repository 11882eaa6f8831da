package dev.addax.keras.initializers;

/** The orthogonal factor of a matrix by Householder reflections (Golub and Van Loan, §5.2). */
final class Householder {
  private Householder() {}

  /**
   * {@return the m × n matrix Q with orthonormal columns for which QᵀA is upper triangular with a
   * diagonal that is not negative; a zero on it makes the column of Q zero}
   *
   * @param a m × n elements by row, m ≥ n; overwritten
   */
  static double[] orthonormal(double[] a, int m, int n) {
    var scales = new double[n];
    var signs = new double[n];
    for (int k = 0; k < n; k++) {
      double norm = norm(a, m, n, k);
      double head = a[k * n + k];
      double diagonal = head > 0 ? -norm : norm;
      signs[k] = Math.signum(diagonal);
      if (norm != 0) {
        a[k * n + k] = head - diagonal;
        scales[k] = 1 / (diagonal * (diagonal - head));
        for (int j = k + 1; j < n; j++) {
          reflect(a, a, m, n, k, j, scales[k]);
        }
      }
    }
    return applied(a, m, n, scales, signs);
  }

  /** Applies the reflections, last one first, to the first columns of the identity. */
  private static double[] applied(double[] a, int m, int n, double[] scales, double[] signs) {
    var q = new double[m * n];
    for (int j = 0; j < n; j++) {
      q[j * n + j] = signs[j];
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int j = k; j < n; j++) {
        reflect(a, q, m, n, k, j, scales[k]);
      }
    }
    return q;
  }

  /**
   * Subtracts v (vᵀx) · scale from column j of {@code x}; v is column k of {@code a} from row k.
   */
  private static void reflect(double[] a, double[] x, int m, int n, int k, int j, double scale) {
    double dot = 0;
    for (int i = k; i < m; i++) {
      dot += a[i * n + k] * x[i * n + j];
    }
    for (int i = k; i < m; i++) {
      x[i * n + j] -= dot * scale * a[i * n + k];
    }
  }

  private static double norm(double[] a, int m, int n, int column) {
    double sum = 0;
    for (int i = column; i < m; i++) {
      sum += a[i * n + column] * a[i * n + column];
    }
    return Math.sqrt(sum);
  }
}
