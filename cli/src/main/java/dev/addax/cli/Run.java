package dev.addax.cli;

import dev.addax.cli.program.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** {@code addax run FILE.java}: compiles and runs a one-file program. */
@CommandLine.Command(
    name = "run",
    description = {
      "Compile and run a one-file Java program.",
      "The names of Addax, its math and layers, and of java.base need no import."
    })
public final class Run implements Command {
  @CommandLine.Parameters(index = "0", paramLabel = "FILE.java", description = "The program.")
  private Path file = Path.of("");

  @CommandLine.Parameters(index = "1..*", paramLabel = "ARG", description = "What main gets.")
  private List<String> arguments = List.of();

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public String name() {
    return "run";
  }

  @Override
  public boolean passesArguments() {
    return true;
  }

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw CommandException.usage("No such file: " + file);
    }
    Program.compile(file).run(arguments);
    return 0;
  }
}
