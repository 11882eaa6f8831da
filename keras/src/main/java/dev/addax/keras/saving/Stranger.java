package dev.addax.keras.saving;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** What is often found under the name of a model and is none. */
record Stranger(Pattern begin, String says) {
  private static final List<Stranger> KNOWN =
      List.of(
          of(
              "version https://git-lfs",
              "a pointer of Git LFS, which stands for a file that was not fetched; run 'git lfs"
                  + " pull' where it came from"),
          of("\\s*<(!doctype|html)", "a web page, not the file that it offers; download that"),
          of("\\x80[\\x02-\\x05]", "a pickle of Python objects, which may hold code; not read"),
          of("\\x1f\\x8b", "packed by gzip; unpack it first"),
          of("\\x93NUMPY", "an array of NumPy, not a model"),
          of(
              "....TFL3",
              "a model of TensorFlow Lite, which only predicts; load the one it was made from"),
          of("\\s*\\{", "a JSON text; an architecture without weights is for Models.fromJson"),
          of("$", "empty"));

  private static Stranger of(String begin, String says) {
    return new Stranger(Pattern.compile(begin, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), says);
  }

  /** {@return what a file or folder is that no format recognizes} */
  static String describe(FileContent content) {
    if (content.isDirectory()) {
      return Files.exists(content.path().resolve("saved_model.pb"))
          ? "a SavedModel of TensorFlow, a graph without layers; load it in Python and save it as"
              + " .keras"
          : "a folder without what a saved model needs";
    }
    var head = new String(content.head(), StandardCharsets.ISO_8859_1);
    return KNOWN.stream()
        .filter(known -> known.begin.matcher(head).lookingAt())
        .findFirst()
        .map(Stranger::says)
        .orElseGet(
            () ->
                "a file that begins with the bytes "
                    + HexFormat.ofDelimiter(" ").formatHex(content.head()));
  }
}
