package dev.addax.tensor.reference;

import dev.addax.tensor.Cast;
import dev.addax.tensor.buffer.Buffer;

/** Conversion between dtypes, by value or bit by bit. */
final class Casting {
  private Casting() {}

  static Elements run(Cast cast, Elements x) {
    if (cast.bits()) {
      return view(cast, x);
    }
    return switch (x) {
      case Reals r -> Elements.of(cast.dtype(), r.values().clone());
      case Integers n -> Elements.of(cast.dtype(), n.values().clone());
    };
  }

  private static Elements view(Cast cast, Elements x) {
    var from = x.buffer();
    var to = Buffer.allocate(cast.dtype(), from.segment().byteSize() / cast.dtype().bytes());
    to.segment().copyFrom(from.segment());
    return Elements.load(to);
  }
}
