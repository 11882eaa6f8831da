package dev.addax.keras.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process like this one that runs another class; it may be killed. */
final class Child {
  private final Process process;
  private final BufferedReader output;

  /**
   * Starts one with the same switches as this, which compiles as little as it can.
   *
   * @param before a command that starts it in its turn, or nothing
   */
  Child(List<String> before, String main, String... arguments) throws IOException {
    var self = ProcessHandle.current().info();
    var own = List.of(self.arguments().orElseThrow());
    var command = new ArrayList<>(before);
    command.add(self.command().orElseThrow());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Daddax.backend=reference"));
    command.addAll(own.subList(0, own.indexOf(SavingCheck.class.getName())));
    command.add(main);
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** {@return what it printed before it ended by itself; empty if it failed} */
  Optional<List<String>> ended() throws IOException, InterruptedException {
    try (output) {
      var said = output.lines().toList();
      return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    }
  }

  /**
   * Kills it some time after it said the first line.
   *
   * @return what else it said; empty if it never said anything
   */
  Optional<List<String>> killed(int micros) throws IOException, InterruptedException {
    try (output) {
      boolean started = output.readLine() != null;
      TimeUnit.MICROSECONDS.sleep(micros);
      process.toHandle().destroyForcibly(); // the process itself would close its output, too
      var said = output.lines().toList();
      process.waitFor();
      return started ? Optional.of(said) : Optional.empty();
    }
  }
}
