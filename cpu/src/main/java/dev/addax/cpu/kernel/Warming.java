package dev.addax.cpu.kernel;

import java.lang.foreign.Arena;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * Loops that start as array loops and become vector loops once those are compiled. When a loop has
 * been used for a while, a thread in the background runs its vector form over and over on memory of
 * its own until it is fast; a short process never gets there.
 *
 * <p>{@code -Daddax.warming=false} uses vector loops from the start.
 */
final class Warming {
  private static final boolean ON =
      Boolean.parseBoolean(System.getProperty("addax.warming", "true"));
  private static final int CALLS = 2_000;
  private static final int ELEMENTS = 1024;
  private static final int ROUNDS = 50_000;
  private static final long FAST_NANOSECONDS = 2_000;
  private static final long LONGEST_NANOSECONDS = 5_000_000_000L;
  private static final LinkedBlockingQueue<Runnable> WAITING = new LinkedBlockingQueue<>();

  static {
    Thread.ofPlatform().daemon().name("addax-warming").start(Warming::work);
  }

  private Warming() {}

  static UnaryLoop unary(UnaryLoop cold, Supplier<UnaryLoop> hot) {
    return ON ? new Unary(cold, hot) : hot.get();
  }

  static BinaryLoop binary(BinaryLoop cold, Supplier<BinaryLoop> hot) {
    return ON ? new Binary(cold, hot) : hot.get();
  }

  private static void work() {
    try {
      while (true) {
        WAITING.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs {@code call} until it is fast, or for so long that it will never be. */
  private static void heat(Runnable call) {
    long end = System.nanoTime() + LONGEST_NANOSECONDS;
    int fast = 0;
    for (int i = 0; i < ROUNDS && fast < 100 && System.nanoTime() < end; i++) {
      long start = System.nanoTime();
      call.run();
      fast = System.nanoTime() - start < FAST_NANOSECONDS ? fast + 1 : 0;
    }
  }

  private static final class Unary implements UnaryLoop {
    private final Supplier<UnaryLoop> hot;
    private UnaryLoop now;
    private int calls;

    Unary(UnaryLoop cold, Supplier<UnaryLoop> hot) {
      this.now = cold;
      this.hot = hot;
    }

    @Override
    public void run(long x, long y, int n) {
      now.run(x, y, n);
      if (calls < CALLS && ++calls == CALLS) {
        WAITING.add(this::warm);
      }
    }

    private void warm() {
      try (var arena = Arena.ofConfined()) {
        var loop = hot.get();
        long memory = arena.allocate(4L * ELEMENTS, 64).address();
        heat(() -> loop.run(memory, memory, ELEMENTS));
        now = loop;
      }
    }
  }

  private static final class Binary implements BinaryLoop {
    private final Supplier<BinaryLoop> hot;
    private BinaryLoop now;
    private int calls;

    Binary(BinaryLoop cold, Supplier<BinaryLoop> hot) {
      this.now = cold;
      this.hot = hot;
    }

    @Override
    public void run(long a, long b, long y, int n) {
      now.run(a, b, y, n);
      if (calls < CALLS && ++calls == CALLS) {
        WAITING.add(this::warm);
      }
    }

    private void warm() {
      try (var arena = Arena.ofConfined()) {
        var loop = hot.get();
        long memory = arena.allocate(4L * ELEMENTS, 64).address();
        heat(() -> loop.run(memory, memory, memory, ELEMENTS));
        now = loop;
      }
    }
  }
}
