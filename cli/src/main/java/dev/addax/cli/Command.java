package dev.addax.cli;

import java.util.List;
import java.util.Optional;

/**
 * One command of {@code ./addax}, found as a service, so that a room above this one can add its
 * own.
 *
 * <p>An implementation is a public class with a public constructor that does nothing.
 */
public interface Command {
  /** {@return its name, what it does and what may follow its name} */
  Usage usage();

  /**
   * {@return the arguments with which this command is what {@code ./addax} alone does; empty for
   * all commands but one}
   */
  default Optional<List<String>> mainJob() {
    return Optional.empty();
  }

  /**
   * Does the work: results go to standard output, everything else to standard error.
   *
   * @return the exit code of the process: 0, or 1 when the work failed
   * @throws CommandException for what the user should be told without a stack trace
   */
  int run(Arguments arguments);
}
