package dev.addax.keras.config;

import dev.addax.tensor.random.Philox;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The seed of a random initializer: a given integer, or one drawn from Keras' global random
 * generator when its object counts as constructed (see {@link Construction}) and kept from then on.
 */
public final class Seed implements Construction.Pending {
  /** Saved as the given integer; null stands for a drawn one, whose value is not saved. */
  public static final Codec<Seed> CODEC =
      new FunctionCodec<>("an integer or null", Seed::write, Seed::read);

  private static final String GENERATOR = "SeedGenerator";

  private final @Nullable Long given;
  private final @Nullable AtomicLong calls;
  private volatile @Nullable Long value;

  private Seed(@Nullable Long given, boolean advances) {
    this.given = given;
    this.value = given;
    this.calls = advances ? new AtomicLong() : null;
  }

  /** {@return a given seed: each use gives the same values} */
  public static Seed of(long seed) {
    return new Seed(seed, false);
  }

  /** {@return the seed of a generator: each use gives other values} */
  public static Seed generator(long seed) {
    return new Seed(seed, true);
  }

  /** {@return a seed that will be drawn, at the latest when its value is asked for} */
  public static Seed drawn() {
    var seed = new Seed(null, false);
    Construction.enqueue(seed);
    return seed;
  }

  /** {@return whether the seed was given and so is saved} */
  public boolean isGiven() {
    return given != null;
  }

  /** {@return the integer, the same at each call} */
  public long value() {
    if (value == null) {
      Construction.complete(this);
    }
    if (value == null) {
      complete();
    }
    return Objects.requireNonNull(value);
  }

  /** {@return the stream of the next use} */
  public Philox next() {
    return Philox.keras(value(), calls == null ? 0 : calls.getAndIncrement());
  }

  private @Nullable Object write() {
    return calls == null
        ? given
        : Map.of(
            "module",
            "keras.random",
            "class_name",
            GENERATOR,
            "config",
            Map.of("seed", value(), "name", "seed_generator"));
  }

  private static Seed read(@Nullable Object json) {
    if (json instanceof Map<?, ?> object && GENERATOR.equals(object.get("class_name"))) {
      var seed = Numbers.map(object.get("config")).get("seed");
      return seed == null ? new Seed(null, true) : generator(Codec.LONG.read(seed));
    }
    return json == null ? drawn() : of(Codec.LONG.read(json));
  }

  @Override
  public synchronized void complete() {
    if (value == null) {
      value = Keras.drawSeed();
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || given != null
            && calls == null
            && other instanceof Seed s
            && s.calls == null
            && given.equals(s.given);
  }

  @Override
  public int hashCode() {
    return given == null ? System.identityHashCode(this) : given.hashCode();
  }

  @Override
  public String toString() {
    return given == null ? "drawn" : given.toString();
  }
}
