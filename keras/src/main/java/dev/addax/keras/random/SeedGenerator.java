package dev.addax.keras.random;

import dev.addax.keras.config.Keras;
import dev.addax.keras.config.Seed;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import org.jspecify.annotations.Nullable;

/**
 * A source of seeds whose state is a variable, so that draws inside a compiled step differ from
 * step to step. Keras: {@code keras.random.SeedGenerator}.
 *
 * <p>The state is the int64 pair {@code [seed, count]}; each draw takes it and adds one to the
 * count.
 */
public final class SeedGenerator {
  private static @Nullable SeedGenerator global;

  private final Seed seed;
  private @Nullable Variable state;

  /** Starts with a seed drawn from Keras' global random generator. */
  public SeedGenerator() {
    this(Seed.drawn());
  }

  public SeedGenerator(long seed) {
    this(Seed.of(seed));
  }

  public SeedGenerator(Seed seed) {
    this.seed = seed;
  }

  /** {@return the generator that draws without a seed use; a new one after a seed was set} */
  public static synchronized SeedGenerator global() {
    if (global == null) {
      global = new SeedGenerator();
      Keras.onRandomSeed(SeedGenerator::forget);
      Keras.onClearSession(SeedGenerator::forget);
    }
    return global;
  }

  private static synchronized void forget() {
    global = null;
  }

  /** {@return the seed pair that an integer seed stands for} */
  public static Tensor pair(long seed) {
    return Tensors.of(new long[] {seed, 0});
  }

  /** {@return the variable that holds the state} */
  public synchronized Variable state() {
    if (state == null) {
      state =
          new Variable(
              "seed_generator_state",
              () -> "seed_generator/seed_generator_state",
              () -> pair(seed.value()),
              false,
              new Provenance.Initialized("seed " + seed));
    }
    return state;
  }

  /** {@return the seed pair of the next draw} */
  public Tensor next() {
    var current = state().value();
    state().assign(current.add(Tensors.of(new long[] {0, 1})));
    return current;
  }

  /**
   * {@return the seed pair of the next draw of the global generator, whose states are scrambled}
   */
  public Tensor nextUnordered() {
    var current = state().value();
    state().assign(current.add(1L).multiply(5387L).mod(933199L));
    return current;
  }
}
