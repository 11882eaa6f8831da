package dev.addax.cpu.kernel;

import static dev.addax.cpu.kernel.Lanes.BYTES;

import java.lang.invoke.MethodHandles;

/** Template: a function of two float vectors along two operands. */
final class FloatBinaryVectors implements BinaryLoop {
  private static final VectorFunction.Binary F =
      Specialized.constant(MethodHandles.lookup(), VectorFunction.Binary.class);

  @Override
  public void run(long a, long b, long y, int n) {
    long bytes = 4L * n;
    for (long at = 0; at < bytes; at += BYTES) {
      Lanes.store(F.of(Lanes.load(a + at), Lanes.load(b + at)), y + at);
    }
  }
}
