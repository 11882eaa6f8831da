package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.function.Supplier;

/**
 * In training stretches the values of each channel about their mean. Keras: {@code
 * keras.layers.RandomContrast}.
 *
 * <p>As in Keras, one number f stands for factors from 1 to 1 + f; a pair (l, u) for 1 − l to 1 +
 * u.
 */
public final class RandomContrast extends ValuedImageLayer<RandomContrast> {
  public static final Schema<RandomContrast> SCHEMA =
      Schema.of("keras.layers.RandomContrast", RandomContrast.class, RandomContrast::new);

  private final Option<Factor> factor = required("factor", Factor.codec(Factor.Bounds.SHARE));

  private RandomContrast() {}

  /** Factors from 1 to 1 + {@code factor}. */
  public RandomContrast(double factor) {
    this.factor.set(Factor.Bounds.SHARE.of(factor));
  }

  /** Factors from 1 − {@code lower} to 1 + {@code upper}. */
  public RandomContrast(double lower, double upper) {
    factor.set(Factor.of(lower, upper));
  }

  @Override
  boolean castsOutsideTraining() {
    return false;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    double low = 1 - factor.get().lower();
    double high = 1 + factor.get().upper();
    var by = spread(uniform(perImage(images), low, high, seeds)).cast(computeDType());
    var mean = images.mean(true, heightAxis()).mean(true, widthAxis());
    return images.subtract(mean).multiply(by).add(mean).clip(lowest(), highest());
  }
}
