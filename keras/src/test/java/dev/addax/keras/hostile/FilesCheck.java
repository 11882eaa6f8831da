package dev.addax.keras.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * All files that are broken or meant to do harm, in a process of its own that has little memory:
 * the first half of {@code .ci/hostile}. The only argument is an empty folder.
 */
final class FilesCheck {
  private static final int FLIPS = 10_000;
  private static final long SEED = 20260101;
  private static final long MEMORY = 512L << 20;

  /** Heap, what may lie beside it, and the JVM itself, in KiB. */
  private static final long RESIDENT = 1 << 20;

  private FilesCheck() {}

  public static void main(String[] arguments) throws Exception {
    if (Runtime.getRuntime().maxMemory() > MEMORY) {
      throw new IllegalStateException("run it with -Xmx512m");
    }
    var folder = Path.of(arguments[0]);
    var specimens = Specimens.all(Files.createDirectory(folder.resolve("whole")));
    int failed = 0;
    failed += Trials.run("whole", folder, specimens.stream().map(Trial::whole));
    failed += Trials.run("made to harm", folder, Attacks.of(specimens).map(Attack::trial));
    failed += Trials.run("cut off", folder, Cuts.of(specimens));
    failed += Trials.run("bytes changed", folder, Flips.of(specimens, FLIPS, SEED));
    long resident = resident();
    System.out.printf("%d specimens, %d MiB resident at most%n", specimens.size(), resident >> 10);
    System.exit(failed == 0 && resident < RESIDENT ? 0 : 1);
  }

  /** {@return the largest resident memory in KiB; 0 where the system does not say it like Linux} */
  private static long resident() throws IOException {
    var status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }
}
