package dev.addax.keras.hostile;

import dev.addax.keras.models.Model;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Where one thread tries files: a folder of its own, and models to load weights into. */
final class Bench {
  private final Path folder;
  private final Map<String, Model> hosts = new HashMap<>();

  Bench(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** {@return what comes of loading a specimen as what it is} */
  Attempt open(Specimen specimen) {
    return specimen.whole() ? load(specimen) : loadWeights(specimen);
  }

  /** {@return what comes of loading a specimen as a whole} */
  Attempt load(Specimen specimen) {
    return Attempt.load(specimen.in(folder), folder);
  }

  Attempt inspect(Specimen specimen) {
    return Attempt.inspect(specimen.in(folder), folder);
  }

  /** {@return what comes of loading its weights into a model that was there before} */
  Attempt loadWeights(Specimen specimen) {
    var host = hosts.computeIfAbsent(specimen.damaged(), _ -> specimen.host().get());
    return Attempt.loadWeights(host, specimen.in(folder), folder);
  }
}
