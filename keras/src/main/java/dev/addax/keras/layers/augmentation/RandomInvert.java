package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.function.Supplier;

/** In training makes negatives of some pictures. Keras: {@code keras.layers.RandomInvert}. */
public final class RandomInvert extends ValuedImageLayer<RandomInvert> {
  public static final Schema<RandomInvert> SCHEMA =
      Schema.of("keras.layers.RandomInvert", RandomInvert.class, RandomInvert::new);

  private final Option<Factor> factor =
      option("factor", Factor.codec(Factor.Bounds.SHARE), Factor.of(0, 1));

  /** Inverts a picture with a probability that is drawn from 0 to 1. */
  public RandomInvert() {}

  /** {@return this layer inverting with a probability that is drawn from this range} */
  public RandomInvert factor(double lower, double upper) {
    factor.set(Factor.of(lower, upper));
    return this;
  }

  @Override
  boolean castsOutsideTraining() {
    return false;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    return chosen(images, factor.get(), seeds).where(images.negative().add(highest()), images);
  }
}
