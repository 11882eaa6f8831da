package dev.addax.keras.hostile;

import java.util.List;
import java.util.Map;

/**
 * HDF5 files that lead in circles, out of themselves, or say that they are larger than they are.
 */
final class Hdf5Attacks {
  private Hdf5Attacks() {}

  /** {@return attacks that begin with good weights of Keras 3, and recorded ones} */
  static List<Attack> of(Specimen good) {
    return List.of(
        recorded(good, "soft_circle", "circle"),
        recorded(good, "hard_circle", ""),
        recorded(good, "external", "vars/0"),
        recorded(good, "external_elements", "other files"),
        recorded(good, "virtual", "virtual"),
        recorded(good, "exabytes", "larger than"),
        recorded(good, "exabytes_at_once", "1073741824"),
        recorded(good, "references", "reference"),
        recorded(good, "unknown_filter", "scaleoffset"),
        recorded(good, "never_written", "4096"));
  }

  private static Attack recorded(Specimen good, String name, String says) {
    var file = name + ".weights.h5";
    return new Attack(
        "recorded: " + name,
        says,
        () ->
            new Specimen(
                file,
                file,
                Map.of(
                    file,
                    Specimens.recorded(file),
                    "elsewhere.h5",
                    Specimens.recorded("elsewhere.h5")),
                false,
                good.host()));
  }
}
