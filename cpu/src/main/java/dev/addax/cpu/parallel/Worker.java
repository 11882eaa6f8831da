package dev.addax.cpu.parallel;

import java.util.concurrent.locks.LockSupport;

/** One thread of {@link Workers}. */
final class Worker extends Thread {
  /** How long to look for the next task before going to sleep, in nanoseconds. */
  private static final long PATIENCE = Long.getLong("addax.spin", 200_000);

  private static final int SPINS_PER_LOOK = 64;

  private final Job job;
  private final int lane;
  private volatile boolean asleep;

  Worker(Job job, int index) {
    super("addax-worker-" + (index + 1));
    this.job = job;
    this.lane = index + 1;
    setDaemon(true);
  }

  @Override
  public void run() {
    FlushToZero.begin();
    long seen = 0;
    while (true) {
      long state = job.state();
      if (state != seen) {
        job.help(state, lane);
        seen = state;
      } else if (!watch(seen)) {
        park(seen);
      }
    }
  }

  void wake() {
    if (asleep) {
      LockSupport.unpark(this);
    }
  }

  /** {@return whether another task came up in time} */
  private boolean watch(long seen) {
    long deadline = System.nanoTime() + PATIENCE;
    do {
      for (int i = 0; i < SPINS_PER_LOOK; i++) {
        if (job.state() != seen) {
          return true;
        }
        Thread.onSpinWait();
      }
    } while (System.nanoTime() < deadline);
    return false;
  }

  private void park(long seen) {
    asleep = true;
    job.countSleeper(1);
    // Looked at again after saying so: whoever publishes after this sees the sleeper.
    while (job.state() == seen) {
      LockSupport.park(this);
    }
    job.countSleeper(-1);
    asleep = false;
  }
}
