package dev.addax.keras.losses;

import dev.addax.keras.config.Codec;

/** How the values of all samples become the value of a loss. */
public enum Reduction {
  /** The sum over all elements divided by their number. */
  SUM_OVER_BATCH_SIZE,
  /** Another name of {@link #SUM_OVER_BATCH_SIZE}. */
  MEAN,
  /** The sum over all elements. */
  SUM,
  /** The sum over all elements divided by the sum of the sample weights. */
  MEAN_WITH_SAMPLE_WEIGHT,
  /** No reduction: one value per sample. */
  NONE;

  static final Codec<Reduction> CODEC = Codec.oneOf(Reduction.class);

  /** {@return whether masked-out elements are left out of the count} */
  boolean isMeanOfElements() {
    return this == SUM_OVER_BATCH_SIZE || this == MEAN;
  }

  /** {@return whether the sum is divided by something} */
  boolean isMean() {
    return isMeanOfElements() || this == MEAN_WITH_SAMPLE_WEIGHT;
  }
}
