package dev.addax.cpu.kernel;

import dev.addax.tensor.type.DType;
import java.lang.invoke.MethodHandles;

/** Template: a function of two floating elements. */
final class FloatingBinaryLoop implements BinaryLoop {
  private static final Scalar.FloatingBinary SCALAR =
      Specialized.constant(MethodHandles.lookup(), Scalar.FloatingBinary.class);
  private static final DType TYPE = SCALAR.dtype();

  @Override
  public void run(long a, long b, long y, int n) {
    for (int i = 0; i < n; i++) {
      Elements.floating(
          TYPE,
          y,
          i,
          SCALAR.f().applyAsDouble(Elements.floating(TYPE, a, i), Elements.floating(TYPE, b, i)));
    }
  }
}
