package dev.addax.cpu.parallel;

import org.jspecify.annotations.Nullable;

/**
 * Threads that wait for parts of a task: spinning for a short while after the last one, so that a
 * fork and join costs about a microsecond inside a busy step, then parked, so that an idle process
 * costs nothing.
 *
 * <p>One task runs at a time. Who finds the workers taken (another thread predicts, or the call
 * comes from inside a task) does all parts itself: there are never more busy threads than callers
 * plus {@link #count()} − 1.
 */
public final class Workers {
  private static final long LONG_WAIT = 1_000_000;
  private static final long REST = 20_000_000;
  private static final int COUNT = threads();
  private static final Job JOB = new Job(COUNT);
  private static final Worker[] WORKERS = start();
  private static volatile long congestedUntil;

  private Workers() {}

  private static int threads() {
    int processors = Runtime.getRuntime().availableProcessors();
    return Math.clamp(Integer.getInteger("addax.threads", processors), 1, 256);
  }

  private static Worker[] start() {
    var workers = new Worker[COUNT - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(JOB, i);
      workers[i].start();
    }
    return workers;
  }

  /** {@return how many threads can work on one task, the caller included} */
  public static int count() {
    return COUNT;
  }

  /**
   * Does parts {@code 0 … parts − 1} of {@code task} and returns when all are done; rethrows what a
   * part threw.
   */
  public static void run(Task task, int parts) {
    if (parts <= 1 || WORKERS.length == 0 || isCongested() || !JOB.acquire()) {
      for (int part = 0; part < parts; part++) {
        task.run(part, parts);
      }
      return;
    }
    Throwable failure;
    try {
      int lanes = Math.min(parts, COUNT);
      JOB.publish(task, parts, lanes);
      wake(lanes - 1);
      JOB.help(JOB.state(), 0);
      failure = JOB.isDone() ? JOB.failure() : await();
    } finally {
      JOB.release();
    }
    rethrow(failure);
  }

  private static boolean isCongested() {
    long until = congestedUntil;
    return until != 0 && System.nanoTime() - until < 0;
  }

  /**
   * Waits for parts that others took. A wait of milliseconds, longer than the caller's own work
   * took, says that the machine is busy with something else and a worker lost its processor: then
   * it is better to do without workers for a while.
   */
  private static @Nullable Throwable await() {
    long worked = JOB.age();
    Throwable failure = JOB.await();
    long waited = JOB.age() - worked;
    if (waited > LONG_WAIT && waited > worked) {
      congestedUntil = System.nanoTime() + REST;
    }
    return failure;
  }

  private static void rethrow(@Nullable Throwable failure) {
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  private static void wake(int wanted) {
    if (JOB.sleepers()) {
      for (int i = 0; i < Math.min(wanted, WORKERS.length); i++) {
        WORKERS[i].wake();
      }
    }
  }
}
