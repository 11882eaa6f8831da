package dev.addax.cpu.kernel;

/** Pooling of float images, channels last. Padding never counts. */
public interface Pooling {
  /**
   * Does images {@code first ≤ i < last}.
   *
   * @param x the images, or for the gradient of an average the gradients
   * @param other gradients or values where the kind takes a second operand, else 0
   * @param y the result
   */
  void run(long x, long other, long y, int first, int last);
}
