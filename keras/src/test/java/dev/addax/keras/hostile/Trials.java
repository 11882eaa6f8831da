package dev.addax.keras.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Does trials one after the other, watches that none takes too long, and counts. */
final class Trials {
  private static final long MOST_MILLIS = 5000;
  private static final int SHOWN = 10;

  private final String title;
  private final Iterator<Trial> trials;
  private final Bench bench;
  private final Map<String, List<String>> failures = new TreeMap<>();
  private volatile @Nullable Trial current;
  private volatile long begun;
  private int tried;
  private int refused;
  private int failed;
  private long slowest;
  private long all;

  private Trials(String title, Stream<Trial> trials, Bench bench) {
    this.title = title;
    this.trials = trials.iterator();
    this.bench = bench;
  }

  /**
   * Does them all, prints a line, and what went wrong.
   *
   * @return how many failed; the process ends if one hangs
   */
  static int run(String title, Path folder, Stream<Trial> trials)
      throws IOException, InterruptedException {
    var run = new Trials(title, trials, new Bench(Files.createTempDirectory(folder, "bench")));
    var thread = new Thread(run::work, title);
    thread.start();
    while (!thread.join(Duration.ofMillis(100))) {
      run.requireAlive(thread);
    }
    run.print();
    return run.failed;
  }

  private void work() {
    while (trials.hasNext()) {
      var trial = trials.next();
      begun = System.nanoTime();
      current = trial;
      var attempt = Attempt.guarded(() -> trial.body().apply(bench));
      current = null;
      count(trial, attempt, millis());
    }
  }

  private long millis() {
    return (System.nanoTime() - begun) / 1_000_000;
  }

  private void count(Trial trial, Attempt attempt, long millis) {
    tried++;
    refused += attempt.refused().isPresent() ? 1 : 0;
    slowest = Math.max(slowest, millis);
    all += millis;
    var wrong =
        millis > MOST_MILLIS ? attempt.wrong("takes more than 5 s").wrong() : attempt.wrong();
    wrong.ifPresent(
        what -> {
          failed++;
          failures
              .computeIfAbsent(what.replaceAll("[0-9]{2,}", "N"), _ -> new ArrayList<>())
              .add(trial.name());
        });
  }

  /** Nothing can be done about a thread that does not end but to say where it is. */
  private void requireAlive(Thread thread) {
    var trial = current;
    if (trial != null && millis() > 2 * MOST_MILLIS) {
      System.out.println(title + ": " + trial + " does not end; it is at");
      Stream.of(thread.getStackTrace())
          .limit(40)
          .forEach(frame -> System.out.println("    " + frame));
      Runtime.getRuntime().halt(1);
    }
  }

  private void print() {
    System.out.printf(
        "%-20s %,6d tried, %,6d refused, %,6d done, %d failed, the slowest in %d ms, all in %d s%n",
        title, tried, refused, tried - refused - failed, failed, slowest, all / 1000);
    failures.entrySet().stream()
        .limit(SHOWN)
        .forEach(
            failure ->
                System.out.printf(
                    "  %s%n    in %s and %d more%n",
                    failure.getKey(),
                    failure.getValue().getFirst(),
                    failure.getValue().size() - 1));
    if (failures.size() > SHOWN) {
      System.out.println("  and " + (failures.size() - SHOWN) + " other failures");
    }
  }
}
