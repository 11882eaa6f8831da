package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.List;

/**
 * Stretches the values of each channel over the whole range. Keras: {@code
 * keras.layers.AutoContrast}.
 */
public final class AutoContrast extends ImageLayer<AutoContrast> {
  public static final Schema<AutoContrast> SCHEMA =
      Schema.of("keras.layers.AutoContrast", AutoContrast.class, AutoContrast::new);

  private final Option<List<Double>> valueRange =
      option("value_range", Factor.VALUE_RANGE, Factor.BYTES);

  /** For pictures with values from 0 to 255. */
  public AutoContrast() {}

  /** {@return this layer for pictures with values in that range} */
  public AutoContrast valueRange(double lowest, double highest) {
    valueRange.set(List.of(lowest, highest));
    return this;
  }

  @Override
  Tensor transform(Tensor images, boolean training) {
    var bytes = rescaled(images, valueRange.get(), Factor.BYTES);
    // Axes 1 and 2 also with the channels first, as in Keras.
    var low = bytes.min(true, 1, 2);
    var scale = bytes.max(true, 1, 2).subtract(low).reciprocal().multiply(255);
    var stretched = bytes.multiply(scale).subtract(low.multiply(scale)).clip(0, 255);
    var result = rescaled(stretched, Factor.BYTES, valueRange.get());
    return result.isnan().where(images, result);
  }
}
