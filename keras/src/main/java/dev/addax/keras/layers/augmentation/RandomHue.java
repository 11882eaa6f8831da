package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Colors;
import java.util.List;
import java.util.function.Supplier;

/** In training turns the hue of pictures. Keras: {@code keras.layers.RandomHue}. */
public final class RandomHue extends ValuedImageLayer<RandomHue> {
  public static final Schema<RandomHue> SCHEMA =
      Schema.of("keras.layers.RandomHue", RandomHue.class, RandomHue::new);

  private static final List<Double> UNIT = List.of(0.0, 1.0);

  private final Option<Factor> factor = required("factor", Factor.codec(Factor.Bounds.SHARE));

  private RandomHue() {}

  /** Turns by at most this share of half a circle, to either side. */
  public RandomHue(double factor) {
    this.factor.set(Factor.Bounds.SHARE.of(factor));
  }

  /** Turns by {@code lower} to {@code upper} of half a circle, to either side. */
  public RandomHue(double lower, double upper) {
    factor.set(Factor.of(lower, upper));
  }

  @Override
  boolean castsOutsideTraining() {
    return false;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    var coin = uniform(perImage(images), 0, 1, seeds);
    var side = coin.greater(0.5).where(coin.onesLike().negative(), coin.onesLike());
    var by = side.multiply(uniform(perImage(images), factor.get(), seeds)).multiply(0.5);
    var unit = rescaled(images, valueRange.get(), UNIT);
    var hsv = Colors.rgbToHsv(unit, dataFormat.get()).split(3, channelAxis());
    var turned = hsv.get(0).add(spread(by).cast(unit.dtype()));
    turned = turned.greater(1).where(turned.subtract(1), turned);
    turned = turned.less(0).where(turned.add(1), turned);
    var changed = Movement.concatenate(List.of(turned, hsv.get(1), hsv.get(2)), channelAxis());
    var rgb = Colors.hsvToRgb(changed, dataFormat.get()).clip(0, 1);
    return rescaled(rgb, UNIT, valueRange.get());
  }
}
