package dev.addax.cpu.step;

import dev.addax.cpu.kernel.SmallProduct;
import dev.addax.tensor.type.DType;

/**
 * Sizes and strides (in elements) of a product; c is m rows, {@code cRow} apart.
 *
 * @param library whether oneDNN may compute it
 */
public record Matrices(
    DType dtype,
    int m,
    int n,
    int k,
    long aRow,
    long aColumn,
    long bRow,
    long bColumn,
    long cRow,
    boolean library) {
  Matrices rows(int count) {
    return new Matrices(dtype, count, n, k, aRow, aColumn, bRow, bColumn, cRow, library);
  }

  Matrices columns(int count) {
    return new Matrices(dtype, m, count, k, aRow, aColumn, bRow, bColumn, cRow, library);
  }

  Matrices depth(int count) {
    return new Matrices(dtype, m, n, count, aRow, aColumn, bRow, bColumn, cRow, library);
  }

  double flops() {
    return 2.0 * m * n * k;
  }

  SmallProduct small() {
    long e = dtype.bytes();
    return new SmallProduct(m, n, k, e * aRow, e * aColumn, e * bRow, e * bColumn, e * cRow);
  }
}
