package dev.addax.keras.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that loads a model and says how much memory that took at its highest. */
final class LoadingMemory {
  static final Path STATUS = Path.of("/proc/self/status");

  private LoadingMemory() {}

  /** Loads the first file, so that all classes are there; then the second, which counts. */
  public static void main(String[] files) throws IOException {
    Models.load(Path.of(files[0]));
    long before = bytes("VmRSS:");
    var model = Models.load(Path.of(files[1]));
    long grown = bytes("VmHWM:") - before;
    System.out.println(grown + " for " + model.countParams());
  }

  private static long bytes(String key) throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }
}
