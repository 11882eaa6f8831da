package dev.addax.keras.hostile;

import java.util.function.Function;

/**
 * Something to try.
 *
 * @param name what it is, for whom it has to be found again
 * @param body does it
 */
record Trial(String name, Function<Bench, Attempt> body) {
  /** {@return a trial in which a specimen that nobody damaged has to be loaded} */
  static Trial whole(Specimen specimen) {
    return new Trial(
        specimen + " as it is",
        bench -> {
          var attempt = bench.open(specimen);
          return attempt.refused().map(attempt::wrong).orElse(attempt);
        });
  }

  @Override
  public String toString() {
    return name;
  }
}
