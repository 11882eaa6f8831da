package dev.addax.hdf5.data;

/** Fletcher's checksum of 32 bits over numbers of two bytes, the first byte higher. */
final class Fletcher32 {
  private Fletcher32() {}

  /** {@return whether the four bytes after the first {@code size} are their checksum} */
  static boolean matches(byte[] bytes, int size) {
    int stored = 0;
    for (int i = 3; i >= 0; i--) stored = stored << 8 | bytes[size + i] & 0xff;
    int computed = of(bytes, size);
    // Files of HDF5 before 1.6.3 have the bytes of each half swapped.
    int swapped = Integer.rotateLeft(Integer.reverseBytes(computed), 16);
    return stored == computed || stored == swapped;
  }

  static int of(byte[] bytes, int size) {
    long low = 0;
    long high = 0;
    for (int i = 0; i < size; i += 2) {
      int second = i + 1 < size ? bytes[i + 1] & 0xff : 0;
      low = (low + ((bytes[i] & 0xff) << 8 | second)) % 65535;
      high = (high + low) % 65535;
    }
    return (int) (high << 16 | low);
  }
}
