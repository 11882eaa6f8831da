package dev.addax.examples;

import dev.addax.cli.Command;
import dev.addax.cli.CommandException;
import dev.addax.cli.program.Program;
import dev.addax.keras.config.NearNames;
import java.util.List;
import picocli.CommandLine;

/** {@code addax example NAME}: runs one of the example programs. */
@CommandLine.Command(name = "example", description = "Run an example; without a name, list them.")
public final class Example implements Command {
  @CommandLine.Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The example.")
  private String example = "";

  @CommandLine.Parameters(index = "1..*", paramLabel = "ARG", description = "What it gets.")
  private List<String> arguments = List.of();

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public String name() {
    return "example";
  }

  @Override
  public boolean passesArguments() {
    return true;
  }

  @Override
  public Integer call() {
    if (example.isEmpty()) {
      Catalogue.all()
          .forEach(program -> IO.println("%-20s %s".formatted(program.name(), program.title())));
      return 0;
    }
    var chosen = Catalogue.all().stream().filter(p -> p.name().equals(example)).findFirst();
    var program = chosen.orElseThrow(() -> unknown(example));
    Program.compile(program.file(), program.text()).run(arguments);
    return 0;
  }

  private static CommandException unknown(String name) {
    var known = Catalogue.all().stream().map(Catalogue::name).toList();
    return CommandException.usage("Unknown example '" + name + "'. " + NearNames.hint(name, known));
  }
}
