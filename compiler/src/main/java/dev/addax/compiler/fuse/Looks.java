package dev.addax.compiler.fuse;

import dev.addax.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/** Remembers how tensors look, because that is asked many times. */
final class Looks {
  private final Map<Tensor, Look> known = new HashMap<>();

  Look of(Tensor tensor) {
    var look = known.get(tensor);
    if (look == null) {
      look = Look.through(tensor);
      known.put(tensor, look);
    }
    return look;
  }

  Tensor base(Tensor tensor) {
    return of(tensor).base();
  }
}
