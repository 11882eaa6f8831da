package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.FillMode;
import dev.addax.tensor.math.Interpolation;
import dev.addax.tensor.math.Warping;
import dev.addax.tensor.type.Shape;
import java.util.function.Supplier;

/**
 * In training bends some pictures, by smooth random displacements of their pixels. Keras: {@code
 * keras.layers.RandomElasticTransform}.
 */
public final class RandomElasticTransform extends ValuedImageLayer<RandomElasticTransform> {
  public static final Schema<RandomElasticTransform> SCHEMA =
      Schema.of(
          "keras.layers.RandomElasticTransform",
          RandomElasticTransform.class,
          RandomElasticTransform::new);

  private final Option<Factor> factor =
      option("factor", Factor.codec(Factor.Bounds.SHARE), Factor.of(0, 1));
  private final Option<Factor> scale =
      option("scale", Factor.codec(Factor.Bounds.SHARE), Factor.of(0, 1));
  private final Option<Interpolation> interpolation =
      option("interpolation", Warper.INTERPOLATIONS, Interpolation.BILINEAR);
  private final Option<FillMode> fillMode =
      option("fill_mode", dev.addax.keras.config.Codec.oneOf(FillMode.class), FillMode.REFLECT);
  private final Option<Double> fillValue =
      option("fill_value", dev.addax.keras.config.Codec.DOUBLE, 0.0);

  /** Bends with a probability that is drawn from 0 to 1. */
  public RandomElasticTransform() {}

  /** {@return this layer bending with a probability that is drawn from this range} */
  public RandomElasticTransform factor(double lower, double upper) {
    factor.set(Factor.of(lower, upper));
    return this;
  }

  /** {@return this layer bending as far as this range says; one amount for a batch} */
  public RandomElasticTransform scale(double lower, double upper) {
    scale.set(Factor.of(lower, upper));
    return this;
  }

  /** {@return this layer reading between pixels {@code "bilinear"} or {@code "nearest"}} */
  public RandomElasticTransform interpolation(String method) {
    interpolation.named(method);
    return this;
  }

  /** {@return this layer filling what comes from outside in that way} */
  public RandomElasticTransform fillMode(String mode) {
    fillMode.named(mode);
    return this;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    if (scale.get().upper() == 0 || factor.get().upper() == 0) {
      return images;
    }
    var applies = chosen(images, factor.get(), seeds);
    var amount = uniform(Shape.SCALAR, scale.get(), seeds).cast(computeDType());
    int h = height(images);
    int w = width(images);
    var bent =
        Warping.elasticTransform(
            images,
            amount.multiply(0.1).multiply(Math.max(h, w)),
            amount.multiply(0.05).multiply(Math.min(h, w)),
            0.05 * scale.get().upper() * Math.min(h, w),
            interpolation.get(),
            fillMode.get(),
            fillValue.get(),
            seeds.get(),
            dataFormat.get());
    return applies.where(bent, images).clip(lowest(), highest());
  }
}
