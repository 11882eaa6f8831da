package dev.addax.cpu.kernel;

/**
 * Small matrix products {@code c = init + a · b} of floats. Strides are in bytes; columns of b, c
 * and init are neighbours in memory, a may lie in any way. Every element of c is one chain of fused
 * multiply-adds in the order of k, whatever the blocking.
 */
public interface Gemm {
  /**
   * Multiplies.
   *
   * @param m rows of a and c
   * @param n columns of b and c
   * @param k columns of a, rows of b
   * @param aRow distance of two rows of a
   * @param aColumn distance of two columns of a
   * @param init what the sums start from: 0 for zeros, a row (with {@code initRow} 0) for a bias,
   *     or c itself to add to it
   */
  void run(
      int m,
      int n,
      int k,
      long a,
      long aRow,
      long aColumn,
      long b,
      long bRow,
      long c,
      long cRow,
      long init,
      long initRow);
}
