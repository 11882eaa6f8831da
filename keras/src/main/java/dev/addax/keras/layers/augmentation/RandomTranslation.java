package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.function.Supplier;

/** In training moves pictures about. Keras: {@code keras.layers.RandomTranslation}. */
public final class RandomTranslation extends Warper<RandomTranslation> {
  public static final Schema<RandomTranslation> SCHEMA =
      Schema.of("keras.layers.RandomTranslation", RandomTranslation.class, RandomTranslation::new);

  private final Option<Factor> heightFactor =
      required("height_factor", Factor.plain(Factor.Bounds.BOTH));
  private final Option<Factor> widthFactor =
      required("width_factor", Factor.plain(Factor.Bounds.BOTH));

  private RandomTranslation() {}

  /** Moves by at most these shares of the height and the width, to both sides. */
  public RandomTranslation(double heightFactor, double widthFactor) {
    this.heightFactor.set(Factor.Bounds.BOTH.of(heightFactor));
    this.widthFactor.set(Factor.Bounds.BOTH.of(widthFactor));
  }

  /** {@return this layer moving down by such shares of the height, up if below 0} */
  public RandomTranslation heightFactor(double lower, double upper) {
    heightFactor.set(Factor.of(lower, upper));
    return this;
  }

  /** {@return this layer moving right by such shares of the width, left if below 0} */
  public RandomTranslation widthFactor(double lower, double upper) {
    widthFactor.set(Factor.of(lower, upper));
    return this;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    var down = uniform(perImage(images), heightFactor.get(), seeds).multiply(height(images));
    var right = uniform(perImage(images), widthFactor.get(), seeds).multiply(width(images));
    var zero = down.zerosLike();
    var one = down.onesLike();
    return moved(images, one, zero, right.negative(), zero, one, down.negative());
  }
}
