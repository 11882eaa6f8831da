package dev.addax.cpu.kernel;

import dev.addax.tensor.type.DType;
import java.lang.invoke.MethodHandles;

/** Template: a function of one floating element. */
final class FloatingUnaryLoop implements UnaryLoop {
  private static final Scalar.FloatingUnary SCALAR =
      Specialized.constant(MethodHandles.lookup(), Scalar.FloatingUnary.class);
  private static final DType TYPE = SCALAR.dtype();

  @Override
  public void run(long x, long y, int n) {
    for (int i = 0; i < n; i++) {
      Elements.floating(TYPE, y, i, SCALAR.f().applyAsDouble(Elements.floating(TYPE, x, i)));
    }
  }
}
