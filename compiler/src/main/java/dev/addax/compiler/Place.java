package dev.addax.compiler;

import dev.addax.compiler.graph.Strides;
import dev.addax.tensor.type.TensorType;
import java.util.List;

/** Where a tensor lies in a storage: bytes from its start, and strides in elements. */
record Place(Storage storage, TensorType type, long offset, List<Integer> strides) {
  static Place whole(Storage storage, TensorType type) {
    return new Place(storage, type, 0, Strides.rowMajor(type.shape()));
  }

  boolean isDense() {
    return Strides.isDense(type.shape(), strides);
  }

  /** {@return whether the tensor fills its storage in row-major order} */
  boolean isWhole() {
    return offset == 0 && type.bytes() == storage.bytes && isDense();
  }

  View view() {
    return new View(type, storage.base, storage.index, storage.offset + offset, strides);
  }
}
