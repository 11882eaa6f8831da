package dev.addax.conformance.corpus;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs what a bad file may keep from ending. */
final class Bounded {
  private Bounded() {}

  /**
   * {@return what {@code body} gives}
   *
   * @throws TimeoutException if it does not within {@code seconds}; its thread is left behind
   * @throws ExecutionException with what {@code body} threw, errors included
   */
  static <R> R run(long seconds, Callable<R> body)
      throws TimeoutException, ExecutionException, InterruptedException {
    var task = new FutureTask<>(body);
    var thread = new Thread(null, task, "file", 256L << 20);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(seconds, TimeUnit.SECONDS);
    } finally {
      thread.interrupt();
    }
  }
}
