package dev.addax.cli;

import java.util.concurrent.Callable;

/**
 * One command of {@code ./addax}, found as a service, so that a room above this one can add its
 * own.
 *
 * <p>An implementation is a public class with a public constructor that carries picocli's
 * {@code @Command} (for its help) and {@code @Option} and {@code @Parameters} fields. {@link #call}
 * does the work and returns the exit code: 0 when all went well, 1 when the work failed. Wrong
 * usage (2) is picocli's to report.
 */
public interface Command extends Callable<Integer> {
  /** {@return what a user types for it, such as {@code run}} */
  String name();

  /**
   * {@return whether all that follows the first plain argument is a program's, options included}
   */
  default boolean passesArguments() {
    return false;
  }

  @Override
  Integer call();
}
