package dev.addax.keras.hostile;

import dev.addax.keras.models.Model;
import dev.addax.keras.saving.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A folder to which {@link Saver}s save. After each it is looked whether every file is the one that
 * was last said to be saved, or the one after it where there was no time to say so.
 *
 * <p>A process is killed once, and to start one is what takes the time: so each saves files of all
 * formats at once, which gives a random moment of each of them.
 */
final class Saves {
  /** In this time each format is begun, and most are saved once. */
  private static final int LONGEST_MICROS = 90_000;

  /** Less than any file needs, in KiB. */
  private static final String LITTLE = "64";

  private final Path folder;
  private final Random random;
  private final Model host = Target.model();
  private final EnumMap<Target, Integer> saved = new EnumMap<>(Target.class);
  private final List<String> wrong = new ArrayList<>();
  private int next = 1;
  private int cut;

  Saves(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /** {@return what went wrong} */
  List<String> wrong() {
    return wrong;
  }

  /** {@return how many files were found of which a part was written} */
  int cut() {
    return cut;
  }

  /** Saves everything in peace: nothing is left but the files. */
  void inPeace() throws IOException, InterruptedException {
    check(ended(start(1)));
    require(parts() == 0, "%d parts are left after all was saved", parts());
    require(files() == filesOfOneSave(), "%d files are left", files());
  }

  /** Kills who saves. */
  void killed() throws IOException, InterruptedException {
    var process = start(1_000_000);
    var lines = new ArrayList<String>();
    try (var out = output(process)) {
      require(out.readLine() != null, "the saver did not start");
      TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_MICROS));
      process.toHandle().destroyForcibly(); // the process itself would close its output, too
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
      }
    }
    process.waitFor();
    cut += parts();
    check(lines);
    require(parts() <= Target.values().length + 1, "%d parts are left", parts());
  }

  /** Saves where no file may be of any size, as on a disk that is full: all stays as it is. */
  void withoutRoom() throws IOException, InterruptedException {
    int before = files();
    var said = ended(start(1, "bash", "-c", "ulimit -f " + LITTLE + "; exec \"$@\"", "bash"));
    long refused = said.stream().filter(line -> line.contains("refused")).count();
    require(refused == Target.values().length, "without room for a file: %s", said);
    require(parts() == 0 && files() == before, "a save that failed left %d parts", parts());
    check(List.of());
  }

  /** Two that save to the same files at the same time do not get into each other's way. */
  void twice(int count) throws IOException, InterruptedException {
    var other = start(count);
    var said = ended(start(count));
    ended(other);
    next += count;
    check(said);
    require(parts() == 0, "two savers left %d parts", parts());
  }

  private Process start(int count, String... before) throws IOException {
    var self = ProcessHandle.current().info();
    var own = List.of(self.arguments().orElseThrow());
    var command = new ArrayList<>(List.of(before));
    command.add(self.command().orElseThrow());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Daddax.backend=reference"));
    command.addAll(own.subList(0, own.indexOf(SavingCheck.class.getName())));
    command.add(Saver.class.getName());
    command.addAll(List.of(folder.toString(), String.valueOf(next), String.valueOf(count)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** {@return what a saver said that was left to end} */
  private List<String> ended(Process process) throws IOException, InterruptedException {
    try (var out = output(process)) {
      var said = out.lines().toList();
      require(process.waitFor() == 0, "the saver failed: %s", said);
      return said;
    }
  }

  private void require(boolean holds, String what, Object... arguments) {
    if (!holds) {
      wrong.add(what.formatted(arguments));
    }
  }

  /** Compares each file with what the saver said, and goes on from there. */
  private void check(List<String> said) {
    var ended = new EnumMap<Target, Integer>(Target.class);
    for (var line : said) {
      var words = line.split(" ");
      if (words.length == 2) {
        ended.put(Target.valueOf(words[0]), Integer.valueOf(words[1]));
      }
    }
    int largest = next;
    for (var target : Target.values()) {
      int before = ended.getOrDefault(target, saved.getOrDefault(target, 0));
      int after = ended.containsKey(target) ? before + 1 : next;
      int found = loaded(target);
      require(
          found == before || found == after,
          "%s holds %d, not %d or %d",
          target,
          found,
          before,
          after);
      saved.put(target, found);
      largest = Math.max(largest, found);
    }
    next = largest + 1;
  }

  private int loaded(Target target) {
    synchronized (Saves.class) {
      try {
        return Files.exists(target.in(folder)) ? target.load(host, folder) : 0;
      } catch (RuntimeException e) {
        wrong.add(target + " cannot be loaded: " + e);
        return 0;
      }
    }
  }

  private int parts() throws IOException {
    try (var files = Files.list(folder)) {
      return (int) files.filter(AtomicFile::isPart).count();
    }
  }

  private int files() throws IOException {
    try (var files = Files.list(folder)) {
      return (int) files.count();
    }
  }

  /** A file for each target, and those that the index names with the empty first one. */
  private int filesOfOneSave() throws IOException {
    var index = Files.readString(Target.SHARDS.in(folder));
    var named = Pattern.compile("s_s[0-9a-f]+_\\d+").matcher(index);
    long shards = named.results().map(MatchResult::group).distinct().count();
    return (int) (Target.values().length + 1 + shards);
  }
}
