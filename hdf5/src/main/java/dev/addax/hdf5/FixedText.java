package dev.addax.hdf5;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.addax.hdf5.type.Datatype;
import dev.addax.hdf5.type.Datatype.Padding;

/** Strings of a fixed number of bytes. */
final class FixedText {
  private FixedText() {}

  static String decode(byte[] bytes, Datatype type) {
    int end = type.padding() == Padding.TERMINATED ? firstNull(bytes) : bytes.length;
    byte filler = (byte) (type.padding() == Padding.SPACES ? ' ' : 0);
    while (end > 0 && bytes[end - 1] == filler) end--;
    return new String(bytes, 0, end, UTF_8);
  }

  private static int firstNull(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) end++;
    return end;
  }
}
