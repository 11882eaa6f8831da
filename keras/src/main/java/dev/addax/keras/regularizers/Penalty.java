package dev.addax.keras.regularizers;

import dev.addax.keras.config.ConfigException;

/** Checks of the factors of penalties. */
final class Penalty {
  private Penalty() {}

  static double checked(String name, double factor) {
    if (!(factor >= 0) || Double.isInfinite(factor)) {
      throw new ConfigException(
          "%s must be a finite number that is not negative, received %s".formatted(name, factor));
    }
    return factor;
  }
}
