package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.function.Supplier;

/** In training makes pictures lighter or darker. Keras: {@code keras.layers.RandomBrightness}. */
public final class RandomBrightness extends ValuedImageLayer<RandomBrightness> {
  public static final Schema<RandomBrightness> SCHEMA =
      Schema.of("keras.layers.RandomBrightness", RandomBrightness.class, RandomBrightness::new);

  private final Option<Factor> factor = required("factor", Factor.codec(Factor.Bounds.BOTH));

  private RandomBrightness() {}

  /** Adds at most this share of the range of values, to both sides. */
  public RandomBrightness(double factor) {
    this.factor.set(Factor.Bounds.BOTH.of(factor));
  }

  /** Adds from {@code lower} to {@code upper}, as shares of the range of values. */
  public RandomBrightness(double lower, double upper) {
    factor.set(Factor.of(lower, upper));
  }

  /** As in Keras, whole numbers stay whole numbers. */
  @Override
  boolean keepsDType() {
    return true;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    double low = Math.min(lowest(), highest());
    double high = Math.max(lowest(), highest());
    var delta = uniform(perImage(images), factor.get(), seeds).multiply(high - low);
    return images.add(spread(delta).cast(images.dtype())).clip(low, high);
  }
}
