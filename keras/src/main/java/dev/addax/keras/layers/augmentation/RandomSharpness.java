package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.math.Convolution;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.type.Shape;
import java.util.function.Supplier;

/**
 * In training mixes pictures with smoothed ones: a factor of 0 is smooth, 0.5 the picture itself, 1
 * sharper. Keras: {@code keras.layers.RandomSharpness}.
 */
public final class RandomSharpness extends ValuedImageLayer<RandomSharpness> {
  public static final Schema<RandomSharpness> SCHEMA =
      Schema.of("keras.layers.RandomSharpness", RandomSharpness.class, RandomSharpness::new);

  private static final float SIDE = 1f / 13;
  private static final float MIDDLE = 5f / 13;

  private final Option<Factor> factor = required("factor", Factor.codec(Factor.Bounds.SHARE));

  private RandomSharpness() {}

  /** Factors from 0 to {@code factor}. */
  public RandomSharpness(double factor) {
    this.factor.set(Factor.Bounds.SHARE.of(factor));
  }

  /** Factors from {@code lower} to {@code upper}. */
  public RandomSharpness(double lower, double upper) {
    factor.set(Factor.of(lower, upper));
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    var by =
        spread(uniform(perImage(images), factor.get(), seeds).multiply(2)).cast(computeDType());
    int channels = images.shape().dim(channelAxis());
    float[] weights = {SIDE, SIDE, SIDE, SIDE, MIDDLE, SIDE, SIDE, SIDE, SIDE};
    var kernel =
        Tensors.of(weights, 3, 3, 1, 1)
            .cast(computeDType())
            .broadcastTo(Shape.of(3, 3, channels, 1));
    int[] one = {1};
    var smooth =
        Convolution.depthwiseConv(images, kernel, one, Padding.SAME, dataFormat.get(), one);
    double low = Math.min(lowest(), highest());
    double high = Math.max(lowest(), highest());
    return images.add(by.negative().add(1).multiply(smooth.subtract(images))).clip(low, high);
  }
}
