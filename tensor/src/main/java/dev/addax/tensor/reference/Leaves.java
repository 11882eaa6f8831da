package dev.addax.tensor.reference;

import dev.addax.tensor.Constant;
import dev.addax.tensor.Iota;
import java.util.Arrays;

/** Values that come from nothing. */
final class Leaves {
  private Leaves() {}

  static Elements constant(Constant c) {
    int count = Math.toIntExact(c.type().shape().size());
    if (c.type().dtype().isFloating()) {
      var values = new double[count];
      Arrays.fill(values, c.value().doubleValue());
      return Reals.of(c.type().dtype(), values);
    }
    var values = new long[count];
    Arrays.fill(values, c.value().longValue());
    return Integers.of(c.type().dtype(), values);
  }

  static Elements iota(Iota iota) {
    var lanes = Lanes.of(iota.type().shape(), iota.axis());
    var values = new long[Math.toIntExact(iota.type().shape().size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / lanes.inner() % lanes.length();
    }
    return Elements.of(iota.type().dtype(), values);
  }
}
