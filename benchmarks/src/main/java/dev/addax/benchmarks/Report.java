package dev.addax.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints results as the peers do: one JSON object a line. */
final class Report {
  private Report() {}

  static void print(String workload, List<Double> values, String unit) {
    print(workload, values, unit, Memory.residentMib());
  }

  static void print(String workload, List<Double> values, String unit, long rssMib) {
    var sorted = values.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "{\"peer\": \"addax\", \"version\": \"%s\", \"workload\": \"%s\", \"median\": %.3f,"
            + " \"min\": %.3f, \"max\": %.3f, \"unit\": \"%s\", \"rss_mib\": %d}%n",
        version(),
        workload,
        median(sorted),
        sorted.getFirst(),
        sorted.getLast(),
        unit,
        rssMib);
  }

  private static String version() {
    return Optional.ofNullable(Report.class.getPackage().getImplementationVersion())
        .orElse("0.1.0");
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
