package dev.addax.keras.ops;

/** A number that an operation needs to know follows from data, or from a size not known yet. */
public final class UndeterminedException extends IllegalArgumentException {
  UndeterminedException(String function, String argument) {
    super(
        "%s: '%s' is computed from data, but has to be known when the model is called"
            .formatted(function, argument));
  }
}
