package dev.addax.conformance.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Goes through a folder of model files; no file can end or stop the run. */
public final class CorpusRun {
  private final CorpusFolder folder;
  private final long seconds;
  private final boolean verbose;
  private int passed;
  private int failed;
  private int skipped;

  /**
   * A run that has not begun.
   *
   * @param seconds the most time for one file
   * @param verbose whether notes on files that pass are printed
   */
  public CorpusRun(Path folder, long seconds, boolean verbose) {
    this.folder = new CorpusFolder(folder);
    this.seconds = seconds;
    this.verbose = verbose;
  }

  /** {@return the exit code: 0 if no file failed} Prints failures, and last the counts. */
  public int files(Pattern names) {
    folder.names().stream().filter(name -> names.matcher(name).find()).forEach(this::file);
    System.out.printf("%d passed, %d failed, %d skipped%n", passed, failed, skipped);
    return failed == 0 ? 0 : 1;
  }

  private void file(String name) {
    if (!folder.isRecorded(name)) {
      skipped++;
      System.out.println(name + ": skipped, nothing is recorded for it");
      return;
    }
    var problems = problems(name);
    if (problems.isEmpty()) {
      passed++;
    } else {
      failed++;
      System.out.println(name + ": " + String.join("; ", problems).replace('\n', ' '));
    }
  }

  private List<String> problems(String name) {
    try {
      return Bounded.run(seconds, () -> check(name));
    } catch (TimeoutException e) {
      return List.of("not finished after " + seconds + " seconds");
    } catch (ExecutionException e) {
      var cause = e.getCause();
      return List.of(cause == null ? String.valueOf(e) : String.valueOf(cause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of("interrupted");
    }
  }

  private List<String> check(String name) {
    var check = new FileCheck(folder.file(name), folder.expected(name));
    var problems = check.run();
    if (verbose && problems.isEmpty()) {
      var notes = String.join("; ", check.notes()).replace('\n', ' ');
      System.out.println(name + ": passed" + (notes.isEmpty() ? "" : ", " + notes));
    }
    return problems;
  }
}
