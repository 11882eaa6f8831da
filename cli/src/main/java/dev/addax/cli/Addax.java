package dev.addax.cli;

import dev.addax.cli.program.ProgramException;
import dev.addax.cli.program.ProgramFailure;
import dev.addax.keras.config.NearNames;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** The main program: finds the command that the first argument names and runs it. */
public final class Addax {
  private static final Set<String> HELP = Set.of("-h", "--help", "help");
  private static final Set<String> VERSION = Set.of("-V", "--version");

  private Addax() {}

  /** Runs one command and exits with its code: 0 done, 1 failed, 2 wrong usage. */
  public static void main(String[] arguments) {
    int code = run(arguments);
    // After success threads that a program left running keep the process, as java itself does.
    if (code != 0) {
      System.exit(code);
    }
  }

  static int run(String... arguments) {
    try {
      return run(List.of(arguments));
    } catch (RuntimeException failure) {
      return report(failure, System.err);
    }
  }

  private static int run(List<String> words) {
    if (words.isEmpty()) {
      return mainJob();
    }
    if (HELP.contains(words.getFirst())) {
      System.out.println(help());
      return 0;
    }
    var command = command(VERSION.contains(words.getFirst()) ? "version" : words.getFirst());
    return run(command, words.subList(1, words.size()));
  }

  /** Does what a command offers to do when no command is named; else says which there are. */
  private static int mainJob() {
    for (var command : commands()) {
      var arguments = command.mainJob();
      if (arguments.isPresent()) {
        return run(command, arguments.get());
      }
    }
    System.out.println(help());
    return 0;
  }

  private static int run(Command command, List<String> rest) {
    if (!rest.isEmpty() && HELP.contains(rest.getFirst())) {
      System.out.println(command.usage().help());
      return 0;
    }
    return command.run(ArgumentParser.parse(command.usage(), rest));
  }

  private static Command command(String name) {
    var commands = commands();
    return commands.stream()
        .filter(c -> c.usage().name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, commands));
  }

  private static List<Command> commands() {
    return ServiceLoader.load(Command.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  private static CommandException unknown(String name, List<Command> commands) {
    var known = commands.stream().map(c -> c.usage().name()).toList();
    return CommandException.usage(
        "Unknown command '" + name + "'. " + NearNames.hint(name, known) + "\nSee: addax --help");
  }

  private static String help() {
    var text =
        new StringBuilder(
            """
            Usage: addax [COMMAND …]
            Keras for the JVM: build, train, save and serve Keras models in plain Java.
            Without a command, a small network learns handwritten digits.

            Commands (addax COMMAND --help says more):
            """);
    commands().stream()
        .map(Command::usage)
        .filter(usage -> !usage.description().isEmpty())
        .sorted(Comparator.comparing(Usage::name))
        .forEach(u -> text.append(Usage.line(u.name(), u.description())).append('\n'));
    return text.toString().stripTrailing();
  }

  private static int report(RuntimeException failure, PrintStream err) {
    switch (failure) {
      case CommandException told -> err.println(told.getMessage());
      case ProgramException told -> err.println(told.getMessage());
      case ProgramFailure thrown -> thrown.getCause().printStackTrace(err);
      default -> failure.printStackTrace(err);
    }
    return failure instanceof CommandException told ? told.exitCode() : 1;
  }
}
