package dev.addax.cli;

import dev.addax.cli.program.ProgramException;
import dev.addax.cli.program.ProgramFailure;
import dev.addax.keras.config.NearNames;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;

/** The main program: finds the command that the first argument names and runs it. */
@CommandLine.Command(
    name = "addax",
    description = "Keras for the JVM: build, train, save and serve Keras models in plain Java.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Addax {
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
    var commands = commands();
    if (arguments.length == 0) {
      commandLine(commands).usage(System.out);
      return 0;
    }
    var first = arguments[0];
    var chosen = commands.stream().filter(c -> c.name().equals(first)).toList();
    if (chosen.isEmpty() && !first.startsWith("-")) {
      System.err.println(unknown(first, commands));
      return 2;
    }
    // Reading options takes time: only the command that will run is set up.
    return commandLine(chosen.isEmpty() ? commands : chosen).execute(arguments);
  }

  private static CommandLine commandLine(List<Command> commands) {
    var line = new CommandLine(new Addax());
    for (var command : commands) {
      line.addSubcommand(
          command.name(), new CommandLine(command).setStopAtPositional(command.passesArguments()));
    }
    line.setExecutionExceptionHandler(Addax::report);
    line.setParameterExceptionHandler(Addax::wrongUsage);
    return line;
  }

  private static List<Command> commands() {
    return ServiceLoader.load(Command.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Command::name))
        .toList();
  }

  private static String unknown(String name, List<Command> commands) {
    var known = commands.stream().map(Command::name).toList();
    return "Unknown command '" + name + "'. " + NearNames.hint(name, known) + "\nSee: addax --help";
  }

  private static int wrongUsage(CommandLine.ParameterException wrong, String[] arguments) {
    var line = wrong.getCommandLine();
    var err = line.getErr();
    err.println(wrong.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("See: " + line.getCommandSpec().qualifiedName() + " --help");
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int report(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    var err = line.getErr();
    switch (failure) {
      case CommandException told -> err.println(told.getMessage());
      case ProgramException told -> err.println(told.getMessage());
      case ProgramFailure thrown -> thrown.getCause().printStackTrace(err);
      default -> failure.printStackTrace(err);
    }
    return failure instanceof CommandException told ? told.exitCode() : 1;
  }
}
