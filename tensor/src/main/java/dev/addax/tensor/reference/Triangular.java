package dev.addax.tensor.reference;

/** Triangular systems. */
final class Triangular {
  private Triangular() {}

  /** {@return X with A·X = B, by substitution} */
  static Matrix solve(Matrix a, Matrix b, boolean lower) {
    var x = b.copy();
    int n = a.rows();
    for (int step = 0; step < n; step++) {
      int i = lower ? step : n - 1 - step;
      for (int k = lower ? 0 : i + 1; k < (lower ? i : n); k++) {
        for (int j = 0; j < x.columns(); j++) {
          x.set(i, j, x.at(i, j) - a.at(i, k) * x.at(k, j));
        }
      }
      for (int j = 0; j < x.columns(); j++) {
        x.set(i, j, x.at(i, j) / a.at(i, i));
      }
    }
    return x;
  }
}
