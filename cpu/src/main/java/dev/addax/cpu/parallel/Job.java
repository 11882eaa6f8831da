package dev.addax.cpu.parallel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The task being worked on. One word says all that must change at once: its number (32 bits), its
 * parts (16) and the next part to take (16), so that a thread that comes late can never take a part
 * of a task it has not seen.
 */
final class Job {
  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int SPINS_BEFORE_YIELD = 1_000;

  // Places far enough apart to lie on cache lines of their own: they are written by different
  // threads.
  private static final int STATE = 16;
  private static final int DONE = 32;
  private static final int TAKEN = 48;
  private static final int SLEEPERS = 64;

  private final long[] words = new long[80];
  private @Nullable Task task;
  private long published;
  private volatile @Nullable Throwable failure;

  boolean acquire() {
    return (long) WORD.getOpaque(words, TAKEN) == 0 && WORD.compareAndSet(words, TAKEN, 0L, 1L);
  }

  void release() {
    task = null;
    WORD.setRelease(words, TAKEN, 0L);
  }

  void publish(Task next, int parts) {
    task = next;
    failure = null;
    words[DONE] = 0;
    published = System.nanoTime();
    long number = (words[STATE] >>> 32) + 1;
    WORD.setVolatile(words, STATE, number << 32 | (long) parts << 16);
  }

  /** {@return whether a part is there to be taken} */
  boolean open() {
    return open((long) WORD.getVolatile(words, STATE));
  }

  private static boolean open(long word) {
    return (word & 0xffff) < (word >>> 16 & 0xffff);
  }

  /** Takes and does parts until none is left. {@return whether there was one} */
  boolean help() {
    boolean any = false;
    while (true) {
      long word = (long) WORD.getVolatile(words, STATE);
      if (!open(word)) {
        return any;
      }
      if (WORD.compareAndSet(words, STATE, word, word + 1)) {
        any = true;
        work((int) (word & 0xffff), (int) (word >>> 16 & 0xffff));
      }
    }
  }

  private void work(int part, int parts) {
    try {
      Task now = task;
      if (now != null) {
        now.run(part, parts);
      }
    } catch (Throwable e) {
      failure = e;
    } finally {
      WORD.getAndAdd(words, DONE, 1L);
    }
  }

  boolean isDone() {
    return (long) WORD.getAcquire(words, DONE) == parts();
  }

  private long parts() {
    return words[STATE] >>> 16 & 0xffff;
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
