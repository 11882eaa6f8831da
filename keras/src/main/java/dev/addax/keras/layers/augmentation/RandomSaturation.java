package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Colors;
import java.util.List;
import java.util.function.Supplier;

/**
 * In training makes colours paler or stronger: a factor of 0 is grey, 0.5 changes nothing. Keras:
 * {@code keras.layers.RandomSaturation}.
 */
public final class RandomSaturation extends ValuedImageLayer<RandomSaturation> {
  public static final Schema<RandomSaturation> SCHEMA =
      Schema.of("keras.layers.RandomSaturation", RandomSaturation.class, RandomSaturation::new);

  private static final double EPSILON = 1e-7;

  private final Option<Factor> factor = required("factor", Factor.codec(Factor.Bounds.BOTH));

  private RandomSaturation() {}

  /** Factors to both sides of 0, as in Keras. */
  public RandomSaturation(double factor) {
    this.factor.set(Factor.Bounds.BOTH.of(factor));
  }

  /** Factors from {@code lower} to {@code upper}. */
  public RandomSaturation(double lower, double upper) {
    factor.set(Factor.of(lower, upper));
  }

  @Override
  boolean castsOutsideTraining() {
    return false;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    double low = Math.min(lowest(), highest());
    double high = Math.max(lowest(), highest());
    var drawn = uniform(perImage(images), factor.get(), seeds);
    var by = drawn.divide(drawn.negative().add(1).add(EPSILON));
    var hsv = Colors.rgbToHsv(images, dataFormat.get()).split(3, channelAxis());
    var changed = hsv.get(1).multiply(spread(by).cast(computeDType())).clip(low, high);
    var parts = List.of(hsv.get(0), changed, hsv.get(2));
    return Colors.hsvToRgb(Movement.concatenate(parts, channelAxis()), dataFormat.get());
  }
}
