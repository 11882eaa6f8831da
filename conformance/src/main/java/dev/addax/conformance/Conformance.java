package dev.addax.conformance;

import dev.addax.cli.Arguments;
import dev.addax.cli.Command;
import dev.addax.cli.CommandException;
import dev.addax.cli.Usage;
import dev.addax.conformance.recorded.ConformanceException;
import dev.addax.conformance.recorded.Suite;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code addax conformance DIR}: runs cases recorded from real Keras. */
public final class Conformance implements Command {
  @Override
  public Usage usage() {
    return Usage.of(
            "conformance",
            "Run cases recorded from real Keras and report what differs. A case that needs what"
                + " Addax lacks is skipped, not passed.")
        .parameter("DIR", "Folder of .jsonl and .safetensors files.")
        .option("--kind", "KIND", "Only this kind; may be repeated.")
        .option(
            "--id", "PATTERN", "Only cases whose id contains a match of this regular expression.")
        .flag("--verbose", "Say why cases were skipped.");
  }

  @Override
  public int run(Arguments arguments) {
    try {
      var suite = Suite.of(arguments.path("DIR"));
      var report = new Report(pattern(arguments));
      var kinds = arguments.has("--kind") ? arguments.all("--kind") : suite.kinds();
      kinds.forEach(kind -> report.run(suite, kind));
      return report.close(arguments.has("--verbose"));
    } catch (ConformanceException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }

  private static Pattern pattern(Arguments arguments) {
    try {
      return Pattern.compile(arguments.find("--id").orElse(""));
    } catch (PatternSyntaxException e) {
      throw CommandException.usage("--id: " + e.getMessage());
    }
  }
}
