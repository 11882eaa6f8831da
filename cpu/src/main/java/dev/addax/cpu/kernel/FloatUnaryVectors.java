package dev.addax.cpu.kernel;

import static dev.addax.cpu.kernel.Lanes.BYTES;

import java.lang.invoke.MethodHandles;

/** Template: a function of one float vector along an operand. */
final class FloatUnaryVectors implements UnaryLoop {
  private static final VectorFunction.Unary F =
      Specialized.constant(MethodHandles.lookup(), VectorFunction.Unary.class);

  @Override
  public void run(long x, long y, int n) {
    long bytes = 4L * n;
    for (long at = 0; at < bytes; at += BYTES) {
      Lanes.store(F.of(Lanes.load(x + at)), y + at);
    }
  }
}
