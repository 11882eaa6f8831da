package dev.addax.benchmarks;

import dev.addax.cli.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;

/** Process start, one training step, exit, measured from outside. */
final class Startup {
  private static final int RUNS = 5;

  private Startup() {}

  static void measure() {
    var launcher = Path.of(System.getProperty("addax.home", "."), "addax").toString();
    var times = new ArrayList<Double>();
    long peak = 0;
    for (int i = 0; i < RUNS; i++) {
      long begin = System.nanoTime();
      peak = Math.max(peak, oneStep(launcher));
      times.add((System.nanoTime() - begin) / 1e6);
    }
    Report.print("startup", times, "ms", peak);
  }

  private static long oneStep(String launcher) {
    try {
      var process =
          new ProcessBuilder(launcher, "bench", "--one-step")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new CommandException("The one-step process failed: " + output);
      }
      return Long.parseLong(output.strip());
    } catch (IOException e) {
      throw new CommandException("Cannot start " + launcher + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("Interrupted");
    }
  }
}
