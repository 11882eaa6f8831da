package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Random;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.function.Supplier;

/**
 * In training puts a rectangle of another picture into each (Yun et al., 2019). Keras: {@code
 * keras.layers.CutMix}.
 */
public final class CutMix extends MixingLayer<CutMix> {
  public static final Schema<CutMix> SCHEMA =
      Schema.of("keras.layers.CutMix", CutMix.class, CutMix::new);

  private static final double LEAST_ALPHA = 1e-6;

  private final Option<Factor> factor =
      option("factor", Factor.codec(Factor.Bounds.SHARE), Factor.of(0, 1));

  /** With a parameter that is drawn from 0 to 1. */
  public CutMix() {}

  /** {@return this layer with a parameter of the beta distribution drawn from this range} */
  public CutMix factor(double lower, double upper) {
    factor.set(Factor.of(lower, upper));
    return this;
  }

  @Override
  Mixed mix(Tensor images, Supplier<Tensor> seeds) {
    var alpha = uniform(Shape.SCALAR, factor.get(), seeds).add(LEAST_ALPHA);
    var drawn = Random.beta(perImage(images), alpha, alpha, DType.FLOAT32, seeds.get());
    var side = drawn.negative().add(1).sqrt();
    var rectangle = Rectangle.drawn(this, images, side, side, seeds);
    var kept = rectangle.share(width(images), height(images)).negative().add(1);
    var order = order(images, DType.INT32, seeds);
    var mixed = rectangle.mask(this, images).where(images.take(order, 0), images);
    return new Mixed(order, kept, mixed);
  }
}
