package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.math.Random;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.function.Supplier;

/**
 * In training lays pictures over each other (Zhang et al., 2018). Keras: {@code
 * keras.layers.MixUp}.
 */
public final class MixUp extends MixingLayer<MixUp> {
  public static final Schema<MixUp> SCHEMA =
      Schema.of("keras.layers.MixUp", MixUp.class, MixUp::new);

  private final Option<Double> alpha = option("alpha", Codec.DOUBLE, 0.2);

  /** With α = 0.2. */
  public MixUp() {}

  /** Proportions of the beta distribution with both parameters {@code alpha}. */
  public MixUp(double alpha) {
    this.alpha.set(alpha);
  }

  @Override
  boolean castsOutsideTraining() {
    return false;
  }

  @Override
  Mixed mix(Tensor images, Supplier<Tensor> seeds) {
    var order = order(images, DType.INT64, seeds);
    var parameter = Tensors.full(Shape.SCALAR, alpha.get(), DType.FLOAT32);
    var kept = Random.beta(perImage(images), parameter, parameter, DType.FLOAT32, seeds.get());
    var own = spread(kept).cast(computeDType());
    var others = images.take(order, 0);
    var mixed = own.multiply(images).add(own.negative().add(1).multiply(others));
    return new Mixed(order, kept, mixed);
  }
}
