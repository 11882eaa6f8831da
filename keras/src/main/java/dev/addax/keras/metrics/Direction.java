package dev.addax.keras.metrics;

/** Which values of a metric are better. */
public enum Direction {
  UP,
  DOWN,
  /** The metric does not say. */
  UNKNOWN
}
