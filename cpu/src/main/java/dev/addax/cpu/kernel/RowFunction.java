package dev.addax.cpu.kernel;

/**
 * A function of whole rows, dense: {@code y[r, …] = f(x[r, …])}. The result may lie where the
 * operand lies.
 */
@FunctionalInterface
public interface RowFunction {
  void run(long x, long y, int rows, int n);
}
