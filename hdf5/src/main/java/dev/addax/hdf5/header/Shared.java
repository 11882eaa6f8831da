package dev.addax.hdf5.header;

import dev.addax.hdf5.bytes.Block;

/** A message that stands in another object's header, such as a named datatype. */
final class Shared {
  private static final int IN_HEAP = 1;

  private Shared() {}

  static Block resolve(Block reference, int type) {
    int version = reference.version(1, 3);
    int kind = reference.u8();
    if (version == 3 && kind == IN_HEAP) {
      throw reference.failure("a message in the heap of shared messages, which is not read");
    }
    if (version == 1) reference.skip(6);
    return ObjectHeader.read(reference.file(), reference.definedOffset()).own(type);
  }
}
