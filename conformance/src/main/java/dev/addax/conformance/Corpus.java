package dev.addax.conformance;

import dev.addax.cli.Arguments;
import dev.addax.cli.Command;
import dev.addax.cli.CommandException;
import dev.addax.cli.Usage;
import dev.addax.conformance.corpus.CorpusRun;
import dev.addax.conformance.recorded.ConformanceException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code addax corpus DIR}: loads model files and compares them with what real Keras recorded. */
public final class Corpus implements Command {
  @Override
  public Usage usage() {
    return Usage.of(
            "corpus",
            "Load the model files of a folder, compare weights, outputs and optimizer state with"
                + " what real Keras recorded, and count. A file that real Keras cannot load passes"
                + " if it is refused with the reason.")
        .parameter("DIR", "Folder with files/ and expected/.")
        .option("--file", "PATTERN", "Only files whose name contains a match of this expression.")
        .option("--seconds", "N", "The most time for one file, 120 if not given.")
        .flag("--verbose", "Say what is worth knowing about files that pass, too.");
  }

  @Override
  public int run(Arguments arguments) {
    try {
      var names = Pattern.compile(arguments.find("--file").orElse(""));
      long seconds = Long.parseLong(arguments.find("--seconds").orElse("120"));
      var run = new CorpusRun(arguments.path("DIR"), seconds, arguments.has("--verbose"));
      return run.files(names);
    } catch (PatternSyntaxException e) {
      throw CommandException.usage("--file: " + e.getMessage());
    } catch (NumberFormatException e) {
      throw CommandException.usage("--seconds: expected a number, " + e.getMessage());
    } catch (ConformanceException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }
}
