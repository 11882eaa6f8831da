package dev.addax.examples;

import dev.addax.cli.Arguments;
import dev.addax.cli.Command;
import dev.addax.cli.CommandException;
import dev.addax.cli.Usage;
import dev.addax.cli.program.Program;
import dev.addax.keras.config.NearNames;
import java.util.List;
import java.util.Optional;

/** {@code addax example NAME}: runs one of the example programs. */
public final class Example implements Command {
  @Override
  public Usage usage() {
    return Usage.of("example", "Run an example; without a name, list them.")
        .optional("NAME", "The example.")
        .program("ARG", "What its main gets.");
  }

  @Override
  public Optional<List<String>> mainJob() {
    return Optional.of(List.of("digits"));
  }

  @Override
  public int run(Arguments arguments) {
    if (!arguments.has("NAME")) {
      Catalogue.all().forEach(p -> IO.println("%-20s %s".formatted(p.name(), p.title())));
      return 0;
    }
    var example = find(arguments.text("NAME"));
    Program.compile(example.file(), example.text()).run(arguments.all("ARG"));
    return 0;
  }

  private static Catalogue find(String name) {
    var all = Catalogue.all();
    var known = all.stream().map(Catalogue::name).toList();
    return all.stream()
        .filter(example -> example.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                CommandException.usage(
                    "Unknown example '" + name + "'. " + NearNames.hint(name, known)));
  }
}
