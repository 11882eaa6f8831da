package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Codec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What layers that find out the number of a category give back. */
public enum OutputMode {
  /** The number itself. */
  INT,
  /** A one at the place of the number, zeros elsewhere. */
  ONE_HOT,
  /** For each example, ones at the places of all its numbers. */
  MULTI_HOT,
  /** For each example, how often it has each number. */
  COUNT,
  /** The count times the inverse document frequency. */
  TF_IDF;

  /**
   * {@return a codec for some of the modes; the old names {@code binary} and {@code tf-idf} too}
   */
  static Codec<OutputMode> codec(OutputMode first, OutputMode... more) {
    var known = EnumSet.of(first, more);
    var names = known.stream().map(OutputMode::kerasName).collect(Collectors.joining("', '"));
    return Codec.of(
        "one of '" + names + "'",
        OutputMode::kerasName,
        json -> json instanceof String s ? of(s, known) : null);
  }

  private static @Nullable OutputMode of(String name, EnumSet<OutputMode> known) {
    var today =
        switch (name) {
          case "binary" -> "multi_hot";
          case "tf-idf" -> "tf_idf";
          default -> name;
        };
    return Arrays.stream(values())
        .filter(mode -> mode.kerasName().equals(today) && known.contains(mode))
        .findFirst()
        .orElse(null);
  }

  /** {@return Keras' name, such as {@code multi_hot}} */
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
