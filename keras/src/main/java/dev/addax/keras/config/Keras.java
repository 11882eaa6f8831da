package dev.addax.keras.config;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is global in Keras: the random seed and the names given so far. */
public final class Keras {
  private static final long MAX_SEED = 1_000_000_000L;
  private static final List<Runnable> ON_CLEAR = new CopyOnWriteArrayList<>();
  private static final List<Runnable> ON_SEED = new CopyOnWriteArrayList<>();
  private static PythonRandom random = new PythonRandom();

  private Keras() {}

  /**
   * Makes everything random repeatable: models constructed after this call start with the same
   * weights as in Python after {@code keras.utils.set_random_seed(seed)}.
   */
  public static void setRandomSeed(long seed) {
    if (seed < 0 || seed > 0xffffffffL) {
      throw new IllegalArgumentException("the seed must be from 0 to 2^32-1, received " + seed);
    }
    Construction.completeAll();
    synchronized (Keras.class) {
      random = new PythonRandom(seed);
    }
    ON_SEED.forEach(Runnable::run);
  }

  /** Forgets the names given so far and the global seed generator, as {@code clear_session}. */
  public static void clearSession() {
    Construction.completeAll();
    Naming.clear();
    ON_CLEAR.forEach(Runnable::run);
  }

  /** Registers what other packages do when the random seed is set. */
  public static void onRandomSeed(Runnable action) {
    ON_SEED.add(action);
  }

  /** Registers what other packages forget with the session. */
  public static void onClearSession(Runnable action) {
    ON_CLEAR.add(action);
  }

  /** {@return the next default seed: {@code random.randint(1, 10**9)}} */
  static synchronized long drawSeed() {
    return random.randint(1, MAX_SEED);
  }
}
