package dev.addax.conformance.interop;

import dev.addax.cli.Arguments;
import dev.addax.cli.Command;
import dev.addax.cli.CommandException;
import dev.addax.cli.Usage;
import dev.addax.conformance.recorded.ConformanceException;

/** {@code addax interop DIR}: reads the models that real Keras wrote, and writes them for it. */
public final class Interop implements Command {
  @Override
  public Usage usage() {
    return Usage.of(
            "interop",
            "Read models that real Keras wrote, compare what they compute and how they train on,"
                + " and write them for it.")
        .parameter("DIR", "The folder that conformance/python/interop.py filled.");
  }

  @Override
  public int run(Arguments arguments) {
    int passed = 0;
    int failed = 0;
    try {
      var folder = Exchange.open(arguments.path("DIR"));
      for (var specimen : folder.specimens()) {
        for (var format : specimen.formats()) {
          var wrong = new Journey(folder, specimen, format).run();
          System.out.println(
              "keras → addax  " + specimen.name() + format + ": " + wrong.orElse("ok"));
          passed += wrong.isEmpty() ? 1 : 0;
          failed += wrong.isEmpty() ? 0 : 1;
        }
      }
    } catch (ConformanceException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
    System.out.println(passed + " passed, " + failed + " failed, 0 skipped");
    return failed == 0 ? 0 : 1;
  }
}
