package dev.addax.conformance.recorded;

import dev.addax.keras.config.ConfigException;
import java.util.List;

/** What became of a case. */
public sealed interface Outcome {
  /**
   * Everything that was compared agrees.
   *
   * @param notes what part of the case was not run
   */
  record Passed(List<String> notes) implements Outcome {}

  /**
   * Something differs or was thrown.
   *
   * @param differences what, one entry for each role
   */
  record Failed(List<String> differences) implements Outcome {}

  /**
   * The case was not run to its end.
   *
   * @param reason what Addax does not have yet
   */
  record Skipped(String reason) implements Outcome {}

  /** Runs a case. */
  static Outcome of(Check check, Case subject) {
    var verdict = new Verdict(subject);
    try {
      check.run(subject, verdict);
    } catch (Skip skip) {
      return new Skipped(String.valueOf(skip.getMessage()));
    } catch (ConfigException e) {
      if (e.isUnknown()) return new Skipped(firstSentence(e));
      verdict.fail("error", message(e));
    } catch (RuntimeException | StackOverflowError e) {
      verdict.fail("error", message(e));
    }
    return verdict.failures().isEmpty()
        ? new Passed(List.copyOf(verdict.notes()))
        : new Failed(List.copyOf(verdict.failures()));
  }

  private static String firstSentence(ConfigException e) {
    var message = String.valueOf(e.getMessage());
    int name = message.indexOf("unknown ");
    int end = message.indexOf("'. ", name);
    return message.substring(name, end < 0 ? message.length() : end + 1);
  }

  private static String message(Throwable e) {
    var trace = e.getStackTrace();
    var place =
        trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
    return e.getClass().getSimpleName() + ": " + e.getMessage() + place;
  }
}
