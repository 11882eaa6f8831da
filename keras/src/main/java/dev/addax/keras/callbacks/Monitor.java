package dev.addax.keras.callbacks;

import dev.addax.keras.models.Logs;
import dev.addax.keras.models.Trainable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Watches one log and knows whether a value is better than another. Keras: {@code MonitorCallback}.
 */
final class Monitor {
  private final String name;
  private final String mode;
  private final double minDelta;
  private @Nullable Boolean larger;

  /**
   * @param mode {@code min}, {@code max}, or {@code auto} to go by the metric
   */
  Monitor(String name, String mode, double minDelta) {
    this.name = name;
    this.mode = mode.toLowerCase(Locale.ROOT);
    this.minDelta = Math.abs(minDelta);
    if (!this.mode.equals("auto") && !this.mode.equals("min") && !this.mode.equals("max")) {
      throw new IllegalArgumentException("mode must be auto, min or max, received '" + mode + "'");
    }
  }

  String name() {
    return name;
  }

  /** Finds the direction of the metric once the model is known. */
  void start(Trainable model) {
    larger =
        switch (mode) {
          case "min" -> false;
          case "max" -> true;
          default -> direction(model);
        };
  }

  private boolean direction(Trainable model) {
    var plain = name.startsWith("val_") ? name.substring(4) : name;
    if (plain.equals("loss")) {
      return false;
    }
    var metric = model.metrics().get(plain);
    if (metric == null) {
      throw new IllegalArgumentException(
          "The callback monitors '%s', but the model logs %s; name one of these (validation adds val_), or set the mode"
              .formatted(name, model.metrics().keySet()));
    }
    return switch (metric.direction()) {
      case UP -> true;
      case DOWN -> false;
      case UNKNOWN ->
          throw new IllegalArgumentException(
              "It is not known whether '%s' should rise or fall; set the mode to min or max"
                  .formatted(name));
    };
  }

  /** {@return the watched value; null if it was not logged} */
  @Nullable Double value(Logs logs) {
    return logs.get(name);
  }

  /** {@return what every value is better than} */
  double worst() {
    return isLarger() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  /**
   * {@return whether {@code value} is better than {@code reference} by more than the least
   * difference}
   */
  boolean improves(double value, double reference) {
    return isLarger() ? value - minDelta > reference : value + minDelta < reference;
  }

  private boolean isLarger() {
    return Boolean.TRUE.equals(larger);
  }
}
