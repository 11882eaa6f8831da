package dev.addax.tensor.math;

import java.util.Arrays;
import java.util.Locale;

/** What surrounds the input of a sliding window. */
public enum Padding {
  /** Nothing. */
  VALID,
  /** Zeros, so that with strides of 1 the output is as large as the input. */
  SAME,
  /** Zeros in front only, so that no output depends on later input; one spatial axis. */
  CAUSAL;

  /**
   * {@return the padding of a Keras name}
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Padding of(String kerasName) {
    return Arrays.stream(values())
        .filter(p -> p.kerasName().equals(kerasName.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown padding '%s'; known: valid, same, causal".formatted(kerasName)));
  }

  /** {@return the name in Keras} */
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
