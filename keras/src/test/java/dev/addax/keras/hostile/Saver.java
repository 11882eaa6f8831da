package dev.addax.keras.hostile;

import dev.addax.keras.models.Model;
import dev.addax.keras.saving.SavingException;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * A process that saves to all {@link Target}s at once, and says each number that a save has ended
 * with, or that it could not. Arguments: the folder, the first number, and how often to save.
 */
final class Saver {
  private final Path folder;
  private final int from;
  private final int count;

  private Saver(Path folder, int from, int count) {
    this.folder = folder;
    this.from = from;
    this.count = count;
  }

  public static void main(String[] arguments) throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(
        (_, e) -> {
          e.printStackTrace();
          Runtime.getRuntime().halt(1);
        });
    new Saver(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
        .run();
  }

  private void run() throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (var target : Target.values()) {
      var model = Target.model();
      threads.add(new Thread(() -> save(target, model)));
    }
    System.out.println("ready");
    threads.forEach(Thread::start);
    for (var thread : threads) {
      thread.join();
    }
  }

  private void save(Target target, Model model) {
    for (int number = from; number < from + count; number++) {
      try {
        target.save(model, number, folder);
        System.out.println(target + " " + number);
      } catch (SavingException e) {
        System.out.println(target + " refused: " + e.getMessage());
      }
    }
  }
}
