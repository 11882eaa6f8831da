package dev.addax.cpu.kernel;

import dev.addax.tensor.type.DType;
import java.lang.invoke.MethodHandles;

/** Template: a comparison of two floating elements. */
final class FloatingComparisonLoop implements BinaryLoop {
  private static final Scalar.FloatingComparison SCALAR =
      Specialized.constant(MethodHandles.lookup(), Scalar.FloatingComparison.class);
  private static final DType TYPE = SCALAR.dtype();

  @Override
  public void run(long a, long b, long y, int n) {
    for (int i = 0; i < n; i++) {
      boolean holds = SCALAR.f().of(Elements.floating(TYPE, a, i), Elements.floating(TYPE, b, i));
      Raw.put(y + i, (byte) (holds ? 1 : 0));
    }
  }
}
