package dev.addax.keras.initializers;

/** The orthogonal factor of a matrix by Householder reflections (Golub and Van Loan, §5.2). */
final class Householder {
  private Householder() {}

  /**
   * {@return the columns of the matrix Q with orthonormal columns for which QᵀA is upper triangular
   * with a diagonal that is not negative; a zero on it makes the column of Q zero}
   *
   * @param a the columns of A, at least as long as they are many; overwritten
   */
  static double[][] orthonormal(double[][] a) {
    int n = a.length;
    var scales = new double[n];
    var q = new double[n][a[0].length];
    for (int k = 0; k < n; k++) {
      double head = a[k][k];
      double norm = Math.sqrt(dot(a[k], a[k], k));
      double diagonal = head > 0 ? -norm : norm;
      q[k][k] = Math.signum(diagonal);
      if (norm != 0) {
        a[k][k] = head - diagonal;
        scales[k] = 1 / (diagonal * (diagonal - head));
        reflect(a[k], scales[k], a, k, k + 1);
      }
    }
    // The reflections, last one first, applied to the columns of the identity.
    for (int k = n - 1; k >= 0; k--) {
      reflect(a[k], scales[k], q, k, k);
    }
    return q;
  }

  /** Subtracts v (vᵀx) · scale from each column x; v begins at row {@code from}. */
  private static void reflect(
      double[] v, double scale, double[][] columns, int from, int firstColumn) {
    for (int j = firstColumn; j < columns.length; j++) {
      var x = columns[j];
      double factor = dot(v, x, from) * scale;
      for (int i = from; i < x.length; i++) {
        x[i] -= factor * v[i];
      }
    }
  }

  private static double dot(double[] x, double[] y, int from) {
    double sum = 0;
    for (int i = from; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
