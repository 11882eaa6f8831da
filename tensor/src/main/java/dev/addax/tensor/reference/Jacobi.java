package dev.addax.tensor.reference;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Eigenvalues and singular values by Jacobi's rotations. */
final class Jacobi {
  private static final int SWEEPS = 60;
  private static final double SMALL = 1e-15;

  private Jacobi() {}

  /**
   * {@return the eigenvalues of a symmetric matrix (its lower half), ascending, and eigenvectors}
   */
  static Matrix[] eigen(Matrix given) {
    int n = given.rows();
    var a = given.copy();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        a.set(j, i, a.at(i, j));
      }
    }
    var v = Matrix.identity(n);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean rotated = false;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotated |= rotate(a, v, p, q);
        }
      }
      if (!rotated) {
        break;
      }
    }
    var order = order(n, Comparator.comparingDouble(i -> a.at(i, i)));
    var values = new Matrix(1, n);
    for (int i = 0; i < n; i++) {
      values.set(0, i, a.at(order[i], order[i]));
    }
    return new Matrix[] {values, picked(v, order)};
  }

  private static int[] order(int n, Comparator<Integer> comparator) {
    return IntStream.range(0, n).boxed().sorted(comparator).mapToInt(Integer::intValue).toArray();
  }

  private static Matrix picked(Matrix x, int[] columns) {
    var result = new Matrix(x.rows(), columns.length);
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < columns.length; j++) {
        result.set(i, j, x.at(i, columns[j]));
      }
    }
    return result;
  }

  /** Clears element (p, q) from both sides. */
  private static boolean rotate(Matrix a, Matrix v, int p, int q) {
    double off = a.at(p, q);
    double scale = Math.sqrt(Math.abs(a.at(p, p) * a.at(q, q)));
    if (off == 0 || Math.abs(off) <= SMALL * 1e-3 * Math.max(scale, Double.MIN_NORMAL)) {
      return false;
    }
    double theta = (a.at(q, q) - a.at(p, p)) / (2 * off);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double c = 1 / Math.hypot(t, 1);
    double s = t * c;
    rotateColumns(a, p, q, c, s);
    rotateRows(a, p, q, c, s);
    rotateColumns(v, p, q, c, s);
    a.set(p, q, 0);
    a.set(q, p, 0);
    return true;
  }

  private static void rotateColumns(Matrix x, int p, int q, double c, double s) {
    for (int i = 0; i < x.rows(); i++) {
      double u = x.at(i, p);
      double w = x.at(i, q);
      x.set(i, p, c * u - s * w);
      x.set(i, q, s * u + c * w);
    }
  }

  private static void rotateRows(Matrix x, int p, int q, double c, double s) {
    for (int j = 0; j < x.columns(); j++) {
      double u = x.at(p, j);
      double w = x.at(q, j);
      x.set(p, j, c * u - s * w);
      x.set(q, j, s * u + c * w);
    }
  }

  /**
   * {@return U, the singular values descending, and Vᵀ}
   *
   * @param full whether U and V are square
   */
  static Matrix[] singular(Matrix a, boolean full) {
    if (a.rows() < a.columns()) {
      var flipped = singular(a.transposed(), full);
      return new Matrix[] {flipped[2].transposed(), flipped[1], flipped[0].transposed()};
    }
    int n = a.columns();
    var u = a.copy();
    var v = Matrix.identity(n);
    for (int sweep = 0; sweep < SWEEPS && orthogonalize(u, v); sweep++) {
      continue;
    }
    var norms = new double[n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < u.rows(); i++) {
        norms[j] = Math.hypot(norms[j], u.at(i, j));
      }
    }
    var order = order(n, Comparator.comparingDouble(j -> -norms[j]));
    var values = new Matrix(1, n);
    for (int j = 0; j < n; j++) {
      values.set(0, j, norms[order[j]]);
    }
    var left = Basis.complete(picked(u, order), full ? u.rows() : n);
    return new Matrix[] {left, values, picked(v, order).transposed()};
  }

  /** One sweep that makes each pair of columns orthogonal. */
  private static boolean orthogonalize(Matrix u, Matrix v) {
    boolean rotated = false;
    for (int p = 0; p < u.columns(); p++) {
      for (int q = p + 1; q < u.columns(); q++) {
        double pp = 0;
        double qq = 0;
        double pq = 0;
        for (int i = 0; i < u.rows(); i++) {
          pp += u.at(i, p) * u.at(i, p);
          qq += u.at(i, q) * u.at(i, q);
          pq += u.at(i, p) * u.at(i, q);
        }
        if (Math.abs(pq) <= SMALL * Math.sqrt(pp * qq) || pq == 0) {
          continue;
        }
        rotated = true;
        double theta = (qq - pp) / (2 * pq);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double c = 1 / Math.hypot(t, 1);
        rotateColumns(u, p, q, c, t * c);
        rotateColumns(v, p, q, c, t * c);
      }
    }
    return rotated;
  }
}
