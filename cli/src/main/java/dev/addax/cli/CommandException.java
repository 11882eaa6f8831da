package dev.addax.cli;

/** A command cannot do what was asked; its message is for the user and is shown without a trace. */
public final class CommandException extends RuntimeException {
  private final int exitCode;

  /** The work failed (exit code 1). */
  public CommandException(String message) {
    this(message, 1);
  }

  private CommandException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /**
   * {@return the error of a command that was asked for something that does not exist (exit code 2)}
   */
  public static CommandException usage(String message) {
    return new CommandException(message, 2);
  }

  /** {@return the exit code of the process} */
  public int exitCode() {
    return exitCode;
  }
}
