package dev.addax.cpu.kernel;

/**
 * {@code y[i] = f(a[i], b[i])} for {@code n} elements. The result may lie where an operand of the
 * same element size lies.
 */
@FunctionalInterface
public interface BinaryLoop {
  void run(long a, long b, long y, int n);
}
