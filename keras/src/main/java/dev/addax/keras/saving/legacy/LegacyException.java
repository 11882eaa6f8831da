package dev.addax.keras.saving.legacy;

/** A file of an older Keras holds what cannot be expressed today; the message names it. */
public final class LegacyException extends IllegalArgumentException {
  public LegacyException(String message) {
    super(message);
  }
}
