package dev.addax.hdf5;

import java.util.Comparator;

/** Names as files order them: by the bytes of their UTF-8, which is by code points. */
final class Utf8 {
  static final Comparator<String> ORDER = Utf8::compare;

  private Utf8() {}

  private static int compare(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      int difference = rank(a.charAt(i)) - rank(b.charAt(i));
      if (difference != 0) return difference;
    }
    return a.length() - b.length();
  }

  /** Surrogates stand for code points above all others. */
  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }
}
