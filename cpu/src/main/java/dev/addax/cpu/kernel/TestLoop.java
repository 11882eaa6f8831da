package dev.addax.cpu.kernel;

import dev.addax.tensor.type.DType;
import java.lang.invoke.MethodHandles;

/** Template: a predicate of one floating element. */
final class TestLoop implements UnaryLoop {
  private static final Scalar.Test SCALAR =
      Specialized.constant(MethodHandles.lookup(), Scalar.Test.class);
  private static final DType TYPE = SCALAR.dtype();

  @Override
  public void run(long x, long y, int n) {
    for (int i = 0; i < n; i++) {
      Raw.put(y + i, (byte) (SCALAR.f().test(Elements.floating(TYPE, x, i)) ? 1 : 0));
    }
  }
}
