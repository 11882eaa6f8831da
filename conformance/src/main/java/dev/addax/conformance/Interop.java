package dev.addax.conformance;

import dev.addax.cli.Arguments;
import dev.addax.cli.Command;
import dev.addax.cli.CommandException;
import dev.addax.cli.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code addax interop DIR}: loads models that Python saved, compares what they predict and how
 * training goes on, and saves them for Python to compare; see {@code python/interop.py}.
 */
public final class Interop implements Command {
  @Override
  public Usage usage() {
    return Usage.of(
            "interop",
            "Load the models that python/interop.py wrote, compare them with what Python computed,"
                + " and save them again for it to check.")
        .parameter("DIR", "Folder of cases.");
  }

  @Override
  public int run(Arguments arguments) {
    int failed = 0;
    for (var folder : folders(arguments.path("DIR"))) {
      failed += new InteropCase(folder).run();
    }
    System.out.println(failed + " failed");
    return failed == 0 ? 0 : 1;
  }

  private static List<Path> folders(Path root) {
    try (var all = Files.list(root)) {
      return all.filter(f -> Files.exists(f.resolve(InteropCase.DATA))).sorted().toList();
    } catch (IOException e) {
      throw new CommandException("Cannot list " + root + ": " + e);
    }
  }
}
