package dev.addax.cpu.parallel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The task being worked on, in lanes: lane number i does parts i, i + lanes, i + 2 · lanes, … Each
 * thread takes the lane of its own number first, so that in task after task it works on the same
 * part of the data, which its cache then holds; lanes of threads that are late are taken by others.
 *
 * <p>Tasks are numbered. A lane is taken by raising its mark to the number of the task, so that a
 * thread that comes late can never take a lane of a task it has not seen.
 */
final class Job {
  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int SPINS_BEFORE_YIELD = 1_000;
  private static final int LANE_BITS = 16;
  private static final int LANES = (1 << LANE_BITS) - 1;

  // Places far enough apart to lie on cache lines of their own: they are written by different
  // threads.
  private static final int PLACE = 16;
  private static final int STATE = PLACE;
  private static final int DONE = 2 * PLACE;
  private static final int TAKEN = 3 * PLACE;
  private static final int SLEEPERS = 4 * PLACE;
  private static final int MARKS = 5 * PLACE;

  private final long[] words;
  private @Nullable Task task;
  private int parts;
  private long published;
  private volatile @Nullable Throwable failure;

  /** A place for tasks of at most so many lanes. */
  Job(int lanes) {
    words = new long[MARKS + (lanes + 1) * PLACE];
  }

  boolean acquire() {
    return (long) WORD.getOpaque(words, TAKEN) == 0 && WORD.compareAndSet(words, TAKEN, 0L, 1L);
  }

  void release() {
    task = null;
    WORD.setRelease(words, TAKEN, 0L);
  }

  void publish(Task next, int count, int lanes) {
    task = next;
    parts = count;
    failure = null;
    words[DONE] = 0;
    published = System.nanoTime();
    WORD.setVolatile(words, STATE, (number(words[STATE]) + 1) << LANE_BITS | lanes);
  }

  private static long number(long state) {
    return state >>> LANE_BITS;
  }

  private static int lanes(long state) {
    return (int) state & LANES;
  }

  /** {@return a word that changes whenever a task is published} */
  long state() {
    return (long) WORD.getVolatile(words, STATE);
  }

  /**
   * Takes lanes of the task that {@code state} speaks of until none is left, {@code own} first.
   * Threads that have no lane in it leave it alone.
   */
  void help(long state, int own) {
    int lanes = lanes(state);
    if (own >= lanes) {
      return;
    }
    for (int i = 0; i < lanes; i++) {
      int lane = (own + i) % lanes;
      if (take(lane, number(state))) {
        work(lane, lanes);
      }
    }
  }

  private boolean take(int lane, long number) {
    int mark = MARKS + lane * PLACE;
    long last = (long) WORD.getOpaque(words, mark);
    return last < number && WORD.compareAndSet(words, mark, last, number);
  }

  private void work(int lane, int lanes) {
    try {
      Task now = task;
      if (now != null) {
        for (int part = lane; part < parts; part += lanes) {
          now.run(part, parts);
        }
      }
    } catch (Throwable e) {
      failure = e;
    } finally {
      WORD.getAndAdd(words, DONE, 1L);
    }
  }

  boolean isDone() {
    return (long) WORD.getAcquire(words, DONE) == lanes(words[STATE]);
  }

  /** {@return what a part threw, or null} */
  @Nullable Throwable failure() {
    return failure;
  }

  /** {@return how long ago the task was published, for the thread that did} */
  long age() {
    return System.nanoTime() - published;
  }

  /** Waits until every part is done. {@return what a part threw, or null} */
  @Nullable Throwable await() {
    // A virtual thread that yields may go on in another thread, whose floating-point mode differs.
    int patience = Thread.currentThread().isVirtual() ? Integer.MAX_VALUE : SPINS_BEFORE_YIELD;
    for (int spins = 0; !isDone(); spins++) {
      if (spins < patience) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    return failure;
  }

  boolean sleepers() {
    return (long) WORD.getVolatile(words, SLEEPERS) > 0;
  }

  void countSleeper(long change) {
    WORD.getAndAdd(words, SLEEPERS, change);
  }
}
