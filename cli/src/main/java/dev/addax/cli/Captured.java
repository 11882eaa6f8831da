package dev.addax.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * What a piece of work returned and printed: for tests of commands and programs.
 *
 * @param code what it returned
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Captured(int code, String out, String err) {
  /**
   * Runs the work with the process' streams redirected; tests that use it do not run in parallel.
   */
  public static synchronized Captured of(IntSupplier work) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var outBefore = System.out;
    var errBefore = System.err;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int code = work.getAsInt();
      return new Captured(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
    }
  }
}
