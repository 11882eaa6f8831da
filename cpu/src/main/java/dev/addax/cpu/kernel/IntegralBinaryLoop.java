package dev.addax.cpu.kernel;

import dev.addax.tensor.type.DType;
import java.lang.invoke.MethodHandles;

/** Template: a function of two bool or integer elements. */
final class IntegralBinaryLoop implements BinaryLoop {
  private static final Scalar.IntegralBinary SCALAR =
      Specialized.constant(MethodHandles.lookup(), Scalar.IntegralBinary.class);
  private static final DType TYPE = SCALAR.dtype();

  @Override
  public void run(long a, long b, long y, int n) {
    for (int i = 0; i < n; i++) {
      Elements.integral(
          TYPE,
          y,
          i,
          SCALAR.f().applyAsLong(Elements.integral(TYPE, a, i), Elements.integral(TYPE, b, i)));
    }
  }
}
