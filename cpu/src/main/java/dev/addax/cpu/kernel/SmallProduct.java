package dev.addax.cpu.kernel;

/**
 * A product {@code c = a · b} of float matrices of fixed sizes and layouts, on one thread.
 *
 * @param aRow distance of two rows of a, in bytes, as the other distances
 * @param bColumn 4 if columns of b are neighbours; otherwise b is transposed and its rows are
 */
public record SmallProduct(
    int m, int n, int k, long aRow, long aColumn, long bRow, long bColumn, long cRow) {
  private static final Gemm GEMM = Loops.gemm();

  /** {@return memory needed while running, in bytes} */
  public long scratchBytes() {
    return isPacked() ? 4L * n * k : 0;
  }

  private boolean isPacked() {
    return bColumn != 4 && n > 1 && !isDots();
  }

  /** Few rows against a transposed matrix: inner products along memory. */
  private boolean isDots() {
    return Loops.useVectors() && bColumn != 4 && bRow == 4 && aColumn == 4 && m < 4;
  }

  /** {@return about how many nanoseconds this takes} */
  public double cost() {
    int lanes = Loops.useVectors() ? 16 : 2;
    double blocks = Math.ceil(n / (double) lanes) * Math.ceil(m / 4.0);
    double packing = isPacked() ? 0.7 * n * k : 0;
    return 20 + (isDots() || m < 4 ? 0.06 * m * n * k : 1.1 * blocks * k) + packing;
  }

  /** Multiplies. */
  public void run(long a, long b, long c, long scratch) {
    if (isDots()) {
      for (int i = 0; i < m; i++) {
        FloatDotVectors.run(n, k, a + i * aRow, b, bColumn, c + i * cRow);
      }
      return;
    }
    long right = b;
    long rightRow = bRow;
    if (isPacked()) {
      pack(b, scratch);
      right = scratch;
      rightRow = 4L * n;
    }
    GEMM.run(m, n, k, a, aRow, aColumn, right, rightRow, c, cRow, 0, 0);
  }

  private void pack(long b, long to) {
    for (int j = 0; j < n; j++) {
      long from = b + j * bColumn;
      long target = to + 4L * j;
      for (int p = 0; p < k; p++) {
        Raw.put(target + 4L * n * p, Raw.getInt(from + p * bRow));
      }
    }
  }
}
