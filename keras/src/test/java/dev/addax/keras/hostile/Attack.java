package dev.addax.keras.hostile;

import java.util.function.Supplier;

/**
 * A file made to do harm.
 *
 * @param name what it tries
 * @param says what the exception has to say; empty if the file is to be loaded all the same
 * @param make makes it, perhaps with some effort
 */
record Attack(String name, String says, Supplier<Specimen> make) {
  /** {@return what comes of it; wrong if that is not what was expected} */
  Attempt on(Bench bench) {
    var specimen = make.get();
    var attempt = bench.open(specimen);
    var message = attempt.refused().orElse("");
    boolean asExpected = says.isEmpty() ? message.isEmpty() : message.contains(says);
    return attempt.wrong().isPresent() || asExpected
        ? attempt
        : attempt.wrong(name + " should say '" + says + "', but: " + message);
  }

  Trial trial() {
    return new Trial(name, this::on);
  }

  @Override
  public String toString() {
    return name;
  }
}
