package dev.addax.keras.hostile;

import java.util.function.Function;

/**
 * Something to try.
 *
 * @param name what it is, for whom it has to be found again
 * @param body does it
 */
record Trial(String name, Function<Bench, Attempt> body) {
  @Override
  public String toString() {
    return name;
  }
}
