package dev.addax.keras.hostile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Saving that is killed at random moments, again and again, that has no room, and that meets
 * others: the second half of {@code .ci/hostile}. The only argument is an empty folder.
 */
final class SavingCheck {
  private static final int KILLS = 200;
  private static final int LANES = 2;
  private static final int RESUMED = 12;
  private static final long SEED = 20260102;

  private SavingCheck() {}

  public static void main(String[] arguments) throws Exception {
    long begun = System.nanoTime();
    var lanes = new ArrayList<Saves>();
    for (int lane = 0; lane < LANES; lane++) {
      var folder = Files.createDirectory(Path.of(arguments[0], "lane" + lane));
      lanes.add(new Saves(folder, SEED + lane));
    }
    var threads = new ArrayList<Thread>();
    for (var lane : lanes) {
      threads.add(Thread.ofPlatform().start(() -> run(lane)));
    }
    for (var thread : threads) {
      thread.join();
    }
    var trainings = new Trainings(Files.createDirectory(Path.of(arguments[0], "trainings")), SEED);
    trainings.killed(RESUMED);
    var wrong = new ArrayList<>(trainings.wrong());
    lanes.forEach(lane -> wrong.addAll(lane.wrong()));
    System.out.printf(
        "%d kills of processes that save, %d begun files found beside whole ones, %d kills of"
            + " trainings, %d failed, in %d s%n",
        KILLS,
        lanes.stream().mapToInt(Saves::cut).sum(),
        RESUMED,
        wrong.size(),
        (System.nanoTime() - begun) / 1_000_000_000);
    wrong.stream().limit(20).forEach(what -> System.out.println("  " + what));
    System.exit(wrong.isEmpty() ? 0 : 1);
  }

  private static void run(Saves lane) {
    try {
      lane.inPeace();
      lane.withoutRoom();
      lane.twice(10);
      for (int i = 0; i < KILLS / LANES; i++) {
        lane.killed();
      }
      lane.inPeace();
    } catch (Exception e) {
      lane.wrong().add("the check itself failed: " + e);
    }
  }
}
