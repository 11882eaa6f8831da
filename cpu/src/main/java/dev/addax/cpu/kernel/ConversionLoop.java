package dev.addax.cpu.kernel;

import dev.addax.tensor.type.DType;
import java.lang.invoke.MethodHandles;

/** Template: a conversion to another dtype. */
final class ConversionLoop implements UnaryLoop {
  private static final Scalar.Conversion SCALAR =
      Specialized.constant(MethodHandles.lookup(), Scalar.Conversion.class);
  private static final DType TYPE = SCALAR.dtype();
  private static final DType TO = SCALAR.to();

  @Override
  public void run(long x, long y, int n) {
    for (int i = 0; i < n; i++) {
      convert(x, y, i);
    }
  }

  private static void convert(long x, long y, int i) {
    if (TYPE.isFloating() && TO.isFloating()) {
      Elements.floating(TO, y, i, Elements.floating(TYPE, x, i));
    } else if (TYPE.isFloating()) {
      double value = Elements.floating(TYPE, x, i);
      Elements.integral(TO, y, i, TO == DType.BOOL ? (value != 0 ? 1 : 0) : (long) value);
    } else if (TO.isFloating()) {
      Elements.floating(TO, y, i, rounded(Elements.integral(TYPE, x, i)));
    } else {
      Elements.integral(TO, y, i, Elements.integral(TYPE, x, i));
    }
  }

  /** A long goes to float in one rounding, not by way of double. */
  private static double rounded(long value) {
    return TO == DType.FLOAT64 ? value : (float) value;
  }
}
