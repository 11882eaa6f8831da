package dev.addax.hdf5.source;

/** Bytes from a position on. */
final class Range {
  private Range() {}

  static void check(long position, long length, long size) {
    if (position < 0 || length < 0 || position > size - length) {
      throw new Hdf5Exception(
          "Bytes %d to %d lie outside the %d bytes that there are"
              .formatted(position, position + length, size));
    }
  }
}
