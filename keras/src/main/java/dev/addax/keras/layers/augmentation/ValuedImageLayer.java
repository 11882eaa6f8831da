package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import java.util.List;

/**
 * A random layer that must know which values pictures have.
 *
 * @param <L> the layer's class
 */
abstract class ValuedImageLayer<L extends ValuedImageLayer<L>> extends RandomImageLayer<L> {
  final Option<List<Double>> valueRange = option("value_range", Factor.VALUE_RANGE, Factor.BYTES);

  /** {@return this layer for pictures with values in that range, 0 to 255 unless said} */
  public final L valueRange(double lowest, double highest) {
    valueRange.set(List.of(lowest, highest));
    return self();
  }

  final double lowest() {
    return valueRange.get().get(0);
  }

  final double highest() {
    return valueRange.get().get(1);
  }
}
