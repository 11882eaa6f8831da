package dev.addax.hdf5.header;

import dev.addax.hdf5.bytes.Block;
import java.util.Optional;

/** Reads what stands for elements that were never written. */
final class FillValue {
  private FillValue() {}

  static Optional<byte[]> read(Block message) {
    int version = message.version(1, 3);
    int flags = message.u8();
    if (version == 3) return (flags & 0x20) != 0 ? value(message) : Optional.empty();
    message.skip(1); // when space is taken stood in flags, this is when values are written
    boolean defined = message.u8() != 0;
    return version == 1 || defined ? value(message) : Optional.empty();
  }

  static Optional<byte[]> readOld(Block message) {
    return value(message);
  }

  private static Optional<byte[]> value(Block message) {
    long size = message.u32();
    return size == 0 || size > Integer.MAX_VALUE
        ? Optional.empty()
        : Optional.of(message.bytes(size));
  }
}
