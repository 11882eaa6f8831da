package dev.addax.cpu.kernel;

/**
 * {@code y[i] = f(x[i])} for {@code n} elements. The result may lie where an operand of the same
 * element size lies.
 */
@FunctionalInterface
public interface UnaryLoop {
  void run(long x, long y, int n);
}
