package dev.addax.keras.hostile;

import java.util.List;
import java.util.stream.Stream;

/** All files that are made to do harm, by what they try. */
final class Attacks {
  private Attacks() {}

  static Stream<Attack> of(List<Specimen> specimens) {
    var archive = Specimens.named(specimens, "dense.keras");
    var weights = Specimens.named(specimens, "dense.weights.h5");
    return Stream.of(ZipAttacks.of(archive), JsonAttacks.of(archive), Hdf5Attacks.of(weights))
        .flatMap(List::stream);
  }
}
