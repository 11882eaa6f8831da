package dev.addax.keras.config;

import dev.addax.tensor.random.Permutation;
import dev.addax.tensor.random.Philox;
import dev.addax.tensor.type.DType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What is global in Keras: the random seed, the names given so far, the defaults of the backend.
 */
public final class Keras {
  private static final long MAX_SEED = 1_000_000_000L;
  private static final List<Runnable> ON_CLEAR = new CopyOnWriteArrayList<>();
  private static final List<Runnable> ON_SEED = new CopyOnWriteArrayList<>();
  private static PythonRandom random = new PythonRandom();
  private static @Nullable Long seed;
  private static volatile double epsilon = 1e-7;
  private static volatile DType floatx = DType.FLOAT32;

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
      Keras.seed = seed;
    }
    ON_SEED.forEach(Runnable::run);
  }

  /** Forgets the names given so far and the global seed generator, as {@code clear_session}. */
  public static void clearSession() {
    Construction.completeAll();
    Naming.clear();
    ON_CLEAR.forEach(Runnable::run);
  }

  /** {@return the small number that keeps divisions and logarithms finite, 1e-7 at first} */
  public static double epsilon() {
    return epsilon;
  }

  /** Sets {@link #epsilon()}, as {@code keras.config.set_epsilon}. */
  public static void setEpsilon(double value) {
    epsilon = value;
  }

  /** {@return the default floating dtype, float32 at first} */
  public static DType floatx() {
    return floatx;
  }

  /**
   * Sets {@link #floatx()}, as {@code keras.config.set_floatx}.
   *
   * @throws IllegalArgumentException if the dtype is not a floating one
   */
  public static void setFloatx(DType dtype) {
    if (!dtype.isFloating()) {
      throw new IllegalArgumentException("floatx must be a floating dtype, received " + dtype);
    }
    floatx = dtype;
  }

  /**
   * {@return the order in which {@code fit} goes through {@code n} samples of arrays when it
   * shuffles}
   *
   * <p>After {@link #setRandomSeed} it is the order of Keras on TensorFlow, which is the same in
   * every epoch there. Without a seed it is another one at each call.
   */
  public static int[] shuffledOrder(int n) {
    return shuffledBatches(n, Math.max(1, n));
  }

  /**
   * {@return the order in which {@code fit} goes through {@code n} samples with {@code
   * shuffle="batch"}: each batch keeps its samples} Seeded and unseeded as {@link #shuffledOrder}.
   */
  public static int[] shuffledBatches(int n, int batchSize) {
    var philox = shuffling();
    var order = new int[n];
    for (int at = 0; at < n; at += batchSize) {
      var batch = Permutation.swapped(philox, Math.min(batchSize, n - at));
      for (int i = 0; i < batch.length; i++) {
        order[at + i] = at + batch[i];
      }
      // One word for each swap, in whole blocks of four.
      philox = philox.skip((batch.length + 2) / 4);
    }
    return order;
  }

  private static synchronized Philox shuffling() {
    if (seed == null) {
      return Philox.stateful(random.getrandbits(62), 0);
    }
    long folded = seed % Integer.MAX_VALUE;
    // A pair of zeros would mean "no seed" to TensorFlow, which takes this one for it.
    return Philox.stateful(folded, folded == 0 ? Integer.MAX_VALUE : 0);
  }

  /** Registers what other packages do when the random seed is set. */
  public static void onRandomSeed(Runnable action) {
    ON_SEED.add(action);
  }

  /** Registers what other packages forget with the session. */
  public static void onClearSession(Runnable action) {
    ON_CLEAR.add(action);
  }

  /** {@return a number below {@code n}, as Python's {@code random.choice} would take it} */
  public static synchronized int choice(int n) {
    return (int) random.randint(0, n - 1);
  }

  /** {@return the next default seed: {@code random.randint(1, 10**9)}} */
  static synchronized long drawSeed() {
    return random.randint(1, MAX_SEED);
  }
}
