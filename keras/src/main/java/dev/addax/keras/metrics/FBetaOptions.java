package dev.addax.keras.metrics;

import org.jspecify.annotations.Nullable;

/**
 * The setters that {@link FBetaScore} and {@link F1Score} share.
 *
 * @param <T> the metric itself
 */
public interface FBetaOptions<T extends Metric> extends Metric.Options<T> {
  /**
   * {@return this combined over classes: {@code "micro"}, {@code "macro"}, {@code "weighted"}; null
   * for one score each}
   */
  default T average(@Nullable String name) {
    ((FScore) this).average.set(name);
    return typed();
  }

  /** {@return this counting larger predictions as positive; null for the largest of each sample} */
  default T threshold(@Nullable Double value) {
    ((FScore) this).threshold.set(value);
    return typed();
  }

  @SuppressWarnings("unchecked")
  private T typed() {
    return (T) this;
  }
}
