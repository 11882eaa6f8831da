package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.function.Supplier;

/** In training slants pictures. Keras: {@code keras.layers.RandomShear}. */
public final class RandomShear extends Warper<RandomShear> {
  public static final Schema<RandomShear> SCHEMA =
      Schema.of("keras.layers.RandomShear", RandomShear.class, RandomShear::new);

  private static final Factor NONE = Factor.of(0, 0);

  private final Option<Factor> xFactor = option("x_factor", Factor.codec(Factor.Bounds.BOTH), NONE);
  private final Option<Factor> yFactor = option("y_factor", Factor.codec(Factor.Bounds.BOTH), NONE);

  /** Slants nothing before a factor is given. */
  public RandomShear() {}

  /** {@return this layer slanting along x by such amounts, 0 to 1, to either side} */
  public RandomShear xFactor(double lower, double upper) {
    xFactor.set(Factor.of(lower, upper));
    return this;
  }

  /** {@return this layer slanting along y by such amounts, 0 to 1, to either side} */
  public RandomShear yFactor(double lower, double upper) {
    yFactor.set(Factor.of(lower, upper));
    return this;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    var coin = uniform(perImage(images), 0, 1, seeds);
    var side = coin.greater(0.5).where(coin.onesLike().negative(), coin.onesLike());
    var y = uniform(perImage(images), yFactor.get(), seeds).multiply(side);
    var x = uniform(perImage(images), xFactor.get(), seeds).multiply(side);
    return moved(images, x.onesLike(), x, x.zerosLike(), y, x.onesLike(), x.zerosLike());
  }
}
