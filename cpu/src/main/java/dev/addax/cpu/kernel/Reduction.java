package dev.addax.cpu.kernel;

/**
 * Combines the middle of three dimensions: {@code y[o, i] = f over r of x[o, r, i]}, all dense.
 *
 * <p>Work may be cut along the outer dimension by calling with an offset, and along the inner one
 * by {@code from} and {@code to}.
 */
@FunctionalInterface
public interface Reduction {
  /**
   * Reduces {@code outer} blocks of {@code count · inner} elements, of which inner positions {@code
   * from ≤ i < to} are computed.
   */
  void run(long x, long y, int outer, int count, int inner, int from, int to);
}
