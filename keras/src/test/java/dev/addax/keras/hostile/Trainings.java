package dev.addax.keras.hostile;

import dev.addax.keras.models.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Trainings with a backup after every batch that are killed and started again until they end: with
 * the weights of one that was left alone.
 */
final class Trainings {
  private static final String TRAINING = "dev.addax.keras.models.Interrupted";
  private static final int LONGEST_MICROS = 80_000;

  private final Path folder;
  private final Random random;
  private final List<String> wrong = new ArrayList<>();

  Trainings(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /** {@return what went wrong} */
  List<String> wrong() {
    return wrong;
  }

  /** Trains, until there were so many kills, in pieces. */
  void killed(int kills) throws IOException, InterruptedException {
    var expected = result(Files.createDirectory(folder.resolve("whole")), 0);
    for (int done = 0, number = 0; done < kills; number++) {
      int now = Math.min(3, kills - done);
      var found = result(Files.createDirectory(folder.resolve("pieces" + number)), now);
      if (!Attempt.same(expected, found)) {
        wrong.add("training in " + (now + 1) + " pieces ends with other weights than in one");
      }
      done += now;
    }
  }

  private List<byte[]> result(Path own, int kills) throws IOException, InterruptedException {
    for (int i = 0; i < kills; i++) {
      new Child(List.of(), TRAINING, own.toString()).killed(random.nextInt(LONGEST_MICROS));
    }
    if (new Child(List.of(), TRAINING, own.toString()).ended().isEmpty()) {
      wrong.add("a training that was killed could not go on");
      return List.of();
    }
    return Attempt.bits(Models.load(own.resolve("done.keras")));
  }
}
