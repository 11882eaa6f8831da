package dev.addax.tensor.math;

import java.util.Arrays;
import java.util.Locale;

/** What is read beyond the edge of a picture {@code a b c d}. */
public enum FillMode {
  /** {@code k k | a b c d | k k} */
  CONSTANT,
  /** {@code a a | a b c d | d d} */
  NEAREST,
  /** {@code b a | a b c d | d c} */
  REFLECT,
  /** {@code c b | a b c d | c b} */
  MIRROR,
  /** {@code c d | a b c d | a b} */
  WRAP;

  /**
   * {@return the mode of a Keras name}
   *
   * @throws IllegalArgumentException if there is none
   */
  public static FillMode of(String kerasName) {
    return Arrays.stream(values())
        .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(kerasName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown fill_mode '%s'; known: %s"
                        .formatted(kerasName, Arrays.toString(values()).toLowerCase(Locale.ROOT))));
  }
}
