package dev.addax.hdf5;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;

/** Names as files order them: by the bytes of their UTF-8. */
final class Utf8 {
  static final Comparator<String> ORDER =
      (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

  private Utf8() {}
}
