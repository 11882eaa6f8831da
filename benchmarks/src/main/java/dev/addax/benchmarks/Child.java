package dev.addax.benchmarks;

import dev.addax.cli.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs of {@code ./addax}, measured from outside. */
final class Child {
  private Child() {}

  /** Prints how long each of {@code runs} processes takes; they print their peak memory in MiB. */
  static void measure(String workload, int runs, String... words) {
    var times = new ArrayList<Double>();
    long peak = 0;
    for (int i = 0; i < runs; i++) {
      long begin = System.nanoTime();
      var printed = output(words);
      times.add((System.nanoTime() - begin) / 1e6);
      peak = Math.max(peak, Long.parseLong(printed.lines().toList().getLast().strip()));
    }
    Report.print(workload, times, "ms", peak);
  }

  /** Runs a process that prints what we print. */
  static void run(String... words) {
    System.out.print(output(words));
    System.out.flush();
  }

  private static String output(String... words) {
    var launcher = Path.of(System.getProperty("addax.home", "."), "addax").toString();
    List<String> command = Stream.concat(Stream.of(launcher), Stream.of(words)).toList();
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new CommandException(String.join(" ", command) + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new CommandException("Cannot start " + launcher + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("Interrupted");
    }
  }
}
