package dev.addax.tensor.reference;

import java.util.Arrays;

/** A dense matrix that the decompositions work on in place. */
record Matrix(int rows, int columns, double[] values) {
  Matrix(int rows, int columns) {
    this(rows, columns, new double[rows * columns]);
  }

  static Matrix of(double[] batch, int index, int rows, int columns) {
    int size = rows * columns;
    return new Matrix(rows, columns, Arrays.copyOfRange(batch, index * size, (index + 1) * size));
  }

  static Matrix identity(int size) {
    var identity = new Matrix(size, size);
    for (int i = 0; i < size; i++) {
      identity.set(i, i, 1);
    }
    return identity;
  }

  /** {@return copies of the columns} */
  double[][] byColumn() {
    var result = new double[columns][rows];
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < rows; i++) {
        result[j][i] = at(i, j);
      }
    }
    return result;
  }

  double at(int row, int column) {
    return values[row * columns + column];
  }

  void set(int row, int column, double value) {
    values[row * columns + column] = value;
  }

  Matrix copy() {
    return new Matrix(rows, columns, values.clone());
  }

  Matrix transposed() {
    var result = new Matrix(columns, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result.set(j, i, at(i, j));
      }
    }
    return result;
  }

  void store(double[] batch, int index, int size) {
    System.arraycopy(values, 0, batch, index * size, size);
  }
}
