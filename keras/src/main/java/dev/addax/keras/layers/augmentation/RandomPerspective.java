package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.math.Interpolation;
import dev.addax.tensor.math.Warping;
import dev.addax.tensor.type.Shape;
import java.util.function.Supplier;

/**
 * In training tilts some of the pictures in space, by moving their corners. Keras: {@code
 * keras.layers.RandomPerspective}.
 */
public final class RandomPerspective extends RandomImageLayer<RandomPerspective> {
  public static final Schema<RandomPerspective> SCHEMA =
      Schema.of("keras.layers.RandomPerspective", RandomPerspective.class, RandomPerspective::new);

  private final Option<Factor> factor =
      option("factor", Factor.codec(Factor.Bounds.SHARE), Factor.of(0, 1));
  private final Option<Double> scale = option("scale", Sizes.FRACTION, 1.0);
  private final Option<Interpolation> interpolation =
      option("interpolation", Warper.INTERPOLATIONS, Interpolation.BILINEAR);
  private final Option<Double> fillValue = option("fill_value", Codec.DOUBLE, 0.0);

  /** Tilts a picture with a probability that is drawn from 0 to 1. */
  public RandomPerspective() {}

  /** {@return this layer tilting a picture with a probability that is drawn from this range} */
  public RandomPerspective factor(double lower, double upper) {
    factor.set(Factor.of(lower, upper));
    return this;
  }

  /** {@return this layer moving corners by at most half of this share of the size} */
  public RandomPerspective scale(double share) {
    scale.set(share);
    return this;
  }

  /** {@return this layer reading between pixels {@code "bilinear"} or {@code "nearest"}} */
  public RandomPerspective interpolation(String method) {
    interpolation.named(method);
    return this;
  }

  /** {@return this layer filling what comes from outside with that value} */
  public RandomPerspective fillValue(double value) {
    fillValue.set(value);
    return this;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    var applies = chosen(images, factor.get(), seeds);
    var shape = Shape.of(images.shape().dim(0), 4, 2);
    double half = scale.get() / 2;
    var shift = uniform(shape, -half, half, seeds);
    float right = width(images) - 1;
    float bottom = height(images) - 1;
    var corners = Tensors.of(new float[] {0, 0, right, 0, 0, bottom, right, bottom}, 1, 4, 2);
    var start = corners.add(shift.zerosLike());
    var end = start.add(start.multiply(shift));
    var tilted =
        Warping.perspectiveTransform(
            images, start, end, interpolation.get(), fillValue.get(), dataFormat.get());
    return applies.where(tilted, images);
  }
}
