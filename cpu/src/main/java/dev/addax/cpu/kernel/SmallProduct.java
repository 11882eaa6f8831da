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

  /** A matrix of this size comes fast enough from the caches. */
  private static final long NEAR_BYTES = 256 << 10;

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
    double packing = isPacked() ? 0.7 * n * k : 0;
    if (isDots() || (Loops.useVectors() && m < 4 && n >= 2 * lanes)) {
      return 20 + (isDots() ? 0.052 : 0.038) * m * n * k + packing;
    }
    double blocks = Math.ceil(n / (double) lanes) * Math.ceil(m / 4.0);
    boolean near = 4L * n * k <= NEAR_BYTES;
    return 20 + (near ? 1.1 : 1.5) * blocks * k + packing;
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
