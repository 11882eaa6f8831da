package dev.addax.cpu.kernel;

import dev.addax.tensor.type.DType;
import java.lang.invoke.MethodHandles;

/** Template: a comparison of two bool or integer elements. */
final class IntegralComparisonLoop implements BinaryLoop {
  private static final Scalar.IntegralComparison SCALAR =
      Specialized.constant(MethodHandles.lookup(), Scalar.IntegralComparison.class);
  private static final DType TYPE = SCALAR.dtype();

  @Override
  public void run(long a, long b, long y, int n) {
    for (int i = 0; i < n; i++) {
      boolean holds = SCALAR.f().of(Elements.integral(TYPE, a, i), Elements.integral(TYPE, b, i));
      Raw.put(y + i, (byte) (holds ? 1 : 0));
    }
  }
}
