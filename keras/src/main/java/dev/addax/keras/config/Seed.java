package dev.addax.keras.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The seed of a random initializer: a given integer, or one drawn from Keras' global random
 * generator when its object counts as constructed (see {@link Construction}) and kept from then on.
 */
public final class Seed implements Construction.Pending {
  /** Saved as the given integer; null stands for a drawn one, whose value is not saved. */
  public static final Codec<Seed> CODEC =
      new FunctionCodec<>(
          "an integer or null",
          seed -> seed.given,
          json -> json == null ? drawn() : of(Codec.LONG.read(json)));

  private final @Nullable Long given;
  private volatile @Nullable Long value;

  private Seed(@Nullable Long given) {
    this.given = given;
    this.value = given;
  }

  /** {@return a given seed} */
  public static Seed of(long seed) {
    return new Seed(seed);
  }

  /** {@return a seed that will be drawn, at the latest when its value is asked for} */
  public static Seed drawn() {
    var seed = new Seed(null);
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

  @Override
  public synchronized void complete() {
    if (value == null) {
      value = Keras.drawSeed();
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || given != null && other instanceof Seed s && given.equals(s.given);
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
