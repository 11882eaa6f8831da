package dev.addax.cpu.kernel;

/**
 * {@code y[i] = f(c[i], a[i], b[i])} for {@code n} elements. The result may lie where an operand of
 * the same element size lies.
 */
@FunctionalInterface
public interface TernaryLoop {
  void run(long c, long a, long b, long y, int n);
}
