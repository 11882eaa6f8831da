package dev.addax.cpu.kernel;

import dev.addax.tensor.type.DType;
import java.lang.invoke.MethodHandles;

/** Template: a choice between two elements; only their size matters. */
final class ChoiceLoop implements TernaryLoop {
  private static final Scalar.Choice SCALAR =
      Specialized.constant(MethodHandles.lookup(), Scalar.Choice.class);
  private static final DType TYPE = SCALAR.dtype();

  @Override
  public void run(long c, long a, long b, long y, int n) {
    for (int i = 0; i < n; i++) {
      long from = Raw.getByte(c + i) != 0 ? a : b;
      move(from, y, i);
    }
  }

  private static void move(long from, long y, int i) {
    switch (TYPE.bytes()) {
      case 1 -> Raw.put(y + i, Raw.getByte(from + i));
      case 2 -> Raw.put(y + 2L * i, Raw.getShort(from + 2L * i));
      case 4 -> Raw.put(y + 4L * i, Raw.getInt(from + 4L * i));
      default -> Raw.put(y + 8L * i, Raw.getLong(from + 8L * i));
    }
  }
}
