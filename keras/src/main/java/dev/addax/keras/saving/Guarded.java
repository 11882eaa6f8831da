package dev.addax.keras.saving;

import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.keras.config.ConfigException;
import java.util.function.Supplier;

/** Reading that tells which file was read when it fails. */
final class Guarded {
  private Guarded() {}

  /** {@return what {@code body} reads from a file or from a part of it} */
  static <R> R reading(String file, Supplier<R> body) {
    try {
      return body.get();
    } catch (Hdf5Exception | ConfigException e) {
      throw new SavingException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
