package dev.addax.conformance;

import dev.addax.cli.Command;
import dev.addax.conformance.kind.Checks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code addax conformance}: runs cases recorded from real Keras. */
@CommandLine.Command(
    name = "conformance",
    description = "Run cases recorded from real Keras and report what differs.",
    footer = "A case that needs a class Addax does not have is skipped, which is not passed.")
public final class Conformance implements Command {
  @CommandLine.Parameters(
      paramLabel = "DIR",
      description = "Folder of .jsonl and .safetensors files.")
  private @Nullable Path folder;

  @CommandLine.Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only this kind; may be repeated.")
  private List<String> kinds = List.of();

  @CommandLine.Option(
      names = "--id",
      paramLabel = "PATTERN",
      description = "Only cases whose id contains a match of this regular expression.")
  private String id = "";

  @CommandLine.Option(
      names = {"-v", "--verbose"},
      description = "Say why cases were skipped.")
  private boolean verbose;

  private final Map<String, Integer> skipped = new TreeMap<>();
  private int passed;
  private int failed;

  @Override
  public String name() {
    return "conformance";
  }

  @Override
  public Integer call() {
    var suite = Suite.of(java.util.Objects.requireNonNull(folder));
    for (var kind : kinds.isEmpty() ? suite.kinds() : kinds) run(suite, kind);
    if (verbose)
      skipped.forEach((reason, count) -> System.out.println("skipped " + count + ": " + reason));
    System.out.println(
        total(passed, failed, skipped.values().stream().mapToInt(Integer::intValue).sum()));
    return failed == 0 ? 0 : 1;
  }

  private static String total(int passed, int failed, int skipped) {
    return passed + " passed, " + failed + " failed, " + skipped + " skipped";
  }

  private void run(Suite suite, String kind) {
    var check = Checks.of(kind);
    var pattern = Pattern.compile(id);
    int passedBefore = passed;
    int failedBefore = failed;
    int skippedHere = 0;
    for (var subject : suite.cases(kind)) {
      if (!pattern.matcher(subject.id()).find()) continue;
      var outcome =
          check == null ? new Outcome.Skipped("kind " + kind) : Outcome.of(check, subject);
      report(kind, subject, outcome);
      if (outcome instanceof Outcome.Skipped) skippedHere++;
    }
    System.out.println(
        kind + ": " + total(passed - passedBefore, failed - failedBefore, skippedHere));
  }

  private void report(String kind, Case subject, Outcome outcome) {
    switch (outcome) {
      case Outcome.Passed() -> passed++;
      case Outcome.Skipped(var reason) -> skipped.merge(kind + ": " + reason, 1, Integer::sum);
      case Outcome.Failed(var differences) -> {
        failed++;
        for (var difference : differences) System.out.println(subject.id() + " " + difference);
      }
    }
  }
}
