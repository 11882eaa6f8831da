package dev.addax.keras.hostile;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The whole check, in a process of its own that has little memory: {@code .ci/hostile}. The only
 * argument is an empty folder.
 */
final class HostileCheck {
  private static final int FLIPS = 10_000;
  private static final long SEED = 20260101;
  private static final long MEMORY = 512L << 20;

  private HostileCheck() {}

  public static void main(String[] arguments) throws Exception {
    if (Runtime.getRuntime().maxMemory() > MEMORY) {
      throw new IllegalStateException("run it with -Xmx512m");
    }
    var folder = Path.of(arguments[0]);
    var specimens = Specimens.all(Files.createDirectory(folder.resolve("whole")));
    int failed = 0;
    failed += Trials.run("made to harm", folder, Attacks.of(specimens).map(Attack::trial));
    failed += Trials.run("cut off", folder, Cuts.of(specimens));
    failed += Trials.run("bytes changed", folder, Flips.of(specimens, FLIPS, SEED));
    System.exit(failed == 0 ? 0 : 1);
  }
}
