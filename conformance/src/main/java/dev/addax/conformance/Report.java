package dev.addax.conformance;

import dev.addax.conformance.kind.Checks;
import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Outcome;
import dev.addax.conformance.recorded.Suite;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Runs cases, prints what differs and counts. */
final class Report {
  private final Pattern ids;
  private final Map<String, Integer> skipped = new TreeMap<>();
  private final Map<String, Integer> notes = new TreeMap<>();
  private final Count total = new Count();

  Report(Pattern ids) {
    this.ids = ids;
  }

  /** How many cases came to which end. */
  private static final class Count {
    private int passed;
    private int failed;
    private int skipped;

    void add(Outcome outcome) {
      switch (outcome) {
        case Outcome.Passed pass -> passed++;
        case Outcome.Failed failure -> failed++;
        case Outcome.Skipped skip -> skipped++;
      }
    }

    @Override
    public String toString() {
      return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }
  }

  void run(Suite suite, String kind) {
    var check = Checks.of(kind);
    var count = new Count();
    for (var subject : suite.cases(kind)) {
      if (!ids.matcher(subject.id()).find()) continue;
      var outcome =
          check == null ? new Outcome.Skipped("no check of this kind") : Outcome.of(check, subject);
      count.add(outcome);
      total.add(outcome);
      report(kind, subject, outcome);
    }
    System.out.println(kind + ": " + count);
  }

  private void report(String kind, Case subject, Outcome outcome) {
    if (outcome instanceof Outcome.Passed(var parts)) {
      for (var part : parts) notes.merge(kind + ": " + part, 1, Integer::sum);
    }
    if (outcome instanceof Outcome.Skipped(var reason))
      skipped.merge(kind + ": " + reason, 1, Integer::sum);
    if (outcome instanceof Outcome.Failed(var differences)) {
      for (var difference : differences) System.out.println(subject.id() + " " + difference);
    }
  }

  /** Prints the closing line. */
  int close(boolean verbose) {
    if (verbose) {
      skipped.forEach((reason, count) -> System.out.println("skipped " + count + ": " + reason));
      notes.forEach((part, count) -> System.out.println("passed in part " + count + ": " + part));
    }
    System.out.println(total);
    return total.failed == 0 ? 0 : 1;
  }
}
