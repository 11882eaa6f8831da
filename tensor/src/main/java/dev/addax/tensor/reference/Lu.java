package dev.addax.tensor.reference;

/** The LU decomposition with row exchanges. */
final class Lu {
  private final Matrix lu;
  private final int[] swapped;
  private double sign = 1;

  Lu(Matrix a) {
    lu = a.copy();
    swapped = new int[Math.min(a.rows(), a.columns())];
    for (int k = 0; k < swapped.length; k++) {
      swapped[k] = pivot(k);
      exchange(k, swapped[k]);
      eliminate(k);
    }
  }

  private int pivot(int k) {
    int best = k;
    for (int i = k + 1; i < lu.rows(); i++) {
      best = Math.abs(lu.at(i, k)) > Math.abs(lu.at(best, k)) ? i : best;
    }
    return best;
  }

  private void exchange(int i, int j) {
    if (i != j) {
      sign = -sign;
      swapRows(lu, i, j);
    }
  }

  private static void swapRows(Matrix x, int i, int j) {
    for (int c = 0; c < x.columns(); c++) {
      double kept = x.at(i, c);
      x.set(i, c, x.at(j, c));
      x.set(j, c, kept);
    }
  }

  private void eliminate(int k) {
    double pivot = lu.at(k, k);
    for (int i = k + 1; i < lu.rows() && pivot != 0; i++) {
      double factor = lu.at(i, k) / pivot;
      lu.set(i, k, factor);
      for (int j = k + 1; j < lu.columns(); j++) {
        lu.set(i, j, lu.at(i, j) - factor * lu.at(k, j));
      }
    }
  }

  /**
   * {@return X with A·X = b}
   *
   * @throws ArithmeticException if A is singular
   */
  Matrix solve(Matrix b) {
    for (int i = 0; i < lu.rows(); i++) {
      if (lu.at(i, i) == 0) {
        throw new ArithmeticException("The matrix is singular and cannot be inverted or solved");
      }
    }
    var x = b.copy();
    for (int i = 0; i < swapped.length; i++) {
      swapRows(x, i, swapped[i]);
    }
    var unit = lu.copy();
    for (int i = 0; i < unit.rows(); i++) {
      unit.set(i, i, 1);
    }
    return Triangular.solve(lu, Triangular.solve(unit, x, true), false);
  }

  /** {@return the sign of the determinant and the logarithm of its size} */
  Matrix[] logDeterminant() {
    double s = sign;
    double log = 0;
    for (int i = 0; i < lu.rows(); i++) {
      s *= Math.signum(lu.at(i, i));
      log += Math.log(Math.abs(lu.at(i, i)));
    }
    return new Matrix[] {new Matrix(1, 1, new double[] {s}), new Matrix(1, 1, new double[] {log})};
  }

  /** {@return both factors in one matrix, and which row each row was swapped with} */
  Matrix[] packed() {
    var rows = new Matrix(1, swapped.length);
    for (int i = 0; i < swapped.length; i++) {
      rows.set(0, i, swapped[i]);
    }
    return new Matrix[] {lu, rows};
  }
}
