package dev.addax.keras.hostile;

import dev.addax.keras.models.Model;
import dev.addax.keras.saving.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
    check(said(saver(1).ended()));
    require(parts() == 0, "%d parts are left after all was saved", parts());
    require(files() == filesOfOneSave(), "%d files are left", files());
  }

  /** Kills who saves. */
  void killed() throws IOException, InterruptedException {
    var said = said(saver(1_000_000).killed(random.nextInt(LONGEST_MICROS)));
    cut += parts();
    check(said);
    require(parts() <= Target.values().length + 1, "%d parts are left", parts());
  }

  /** Saves where no file may be of any size, as on a disk that is full: all stays as it is. */
  void withoutRoom() throws IOException, InterruptedException {
    int before = files();
    var said =
        said(saver(1, "bash", "-c", "ulimit -f " + LITTLE + "; exec \"$@\"", "bash").ended());
    long refused = said.stream().filter(line -> line.contains("refused")).count();
    require(refused == Target.values().length, "without room for a file: %s", said);
    require(parts() == 0 && files() == before, "a save that failed left %d parts", parts());
    check(List.of());
  }

  /** Two that save to the same files at the same time do not get into each other's way. */
  void twice(int count) throws IOException, InterruptedException {
    var other = saver(count);
    var said = said(saver(count).ended());
    said(other.ended());
    next += count;
    check(said);
    require(parts() == 0, "two savers left %d parts", parts());
  }

  private Child saver(int count, String... before) throws IOException {
    return new Child(
        List.of(before),
        Saver.class.getName(),
        folder.toString(),
        String.valueOf(next),
        String.valueOf(count));
  }

  private List<String> said(Optional<List<String>> said) {
    require(said.isPresent(), "the saver failed");
    return said.orElse(List.of());
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
