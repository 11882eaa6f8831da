package dev.addax.tensor.reference;

/** The QR decomposition by Householder reflections, with LAPACK's signs. */
final class Householder {
  private Householder() {}

  /** {@return Q with {@code width} columns and R with as many rows} */
  static Matrix[] qr(Matrix a, int width) {
    var r = a.copy();
    int m = a.rows();
    var q = Matrix.identity(m);
    for (int k = 0; k < Math.min(m - 1, a.columns()); k++) {
      var v = reflector(r, k);
      if (v.length > 0) {
        reflect(r, v, k);
        reflect(q, v, k);
      }
    }
    // q holds the product of the reflections, which is Qᵀ.
    var upper = new Matrix(width, a.columns());
    for (int i = 0; i < width; i++) {
      for (int j = i; j < a.columns(); j++) {
        upper.set(i, j, r.at(i, j));
      }
    }
    return new Matrix[] {q.transposed().columns(width), upper};
  }

  /** The unit vector whose reflection clears column k below the diagonal. */
  private static double[] reflector(Matrix r, int k) {
    int n = r.rows() - k;
    var v = new double[n];
    double norm = 0;
    for (int i = 0; i < n; i++) {
      v[i] = r.at(k + i, k);
      norm = Math.hypot(norm, v[i]);
    }
    double below = 0;
    for (int i = 1; i < n; i++) {
      below = Math.max(below, Math.abs(v[i]));
    }
    if (below == 0) {
      return new double[0];
    }
    v[0] += Math.copySign(norm, v[0]);
    double length = 0;
    for (double x : v) {
      length = Math.hypot(length, x);
    }
    for (int i = 0; i < n; i++) {
      v[i] /= length;
    }
    return v;
  }

  private static void reflect(Matrix x, double[] v, int from) {
    for (int j = 0; j < x.columns(); j++) {
      double dot = 0;
      for (int i = 0; i < v.length; i++) {
        dot += v[i] * x.at(from + i, j);
      }
      for (int i = 0; i < v.length; i++) {
        x.set(from + i, j, x.at(from + i, j) - 2 * dot * v[i]);
      }
    }
  }
}
