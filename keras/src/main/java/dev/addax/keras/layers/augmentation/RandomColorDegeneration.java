package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Colors;
import java.util.function.Supplier;

/**
 * In training mixes pictures with their grey values: 0 is the picture, 1 is grey. Keras: {@code
 * keras.layers.RandomColorDegeneration}.
 */
public final class RandomColorDegeneration extends ValuedImageLayer<RandomColorDegeneration> {
  public static final Schema<RandomColorDegeneration> SCHEMA =
      Schema.of(
          "keras.layers.RandomColorDegeneration",
          RandomColorDegeneration.class,
          RandomColorDegeneration::new);

  private final Option<Factor> factor = required("factor", Factor.codec(Factor.Bounds.BOTH));

  private RandomColorDegeneration() {}

  /** Factors to both sides of 0. */
  public RandomColorDegeneration(double factor) {
    this.factor.set(Factor.Bounds.BOTH.of(factor));
  }

  /** Factors from {@code lower} to {@code upper}. */
  public RandomColorDegeneration(double lower, double upper) {
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
    var by = spread(uniform(perImage(images), factor.get(), seeds)).cast(computeDType());
    var gray = Colors.rgbToGrayscale(images, dataFormat.get());
    return images.add(by.multiply(gray.subtract(images))).clip(low, high);
  }
}
