package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.function.Supplier;

/** In training turns each picture by a random angle. Keras: {@code keras.layers.RandomRotation}. */
public final class RandomRotation extends Warper<RandomRotation> {
  public static final Schema<RandomRotation> SCHEMA =
      Schema.of("keras.layers.RandomRotation", RandomRotation.class, RandomRotation::new);

  private final Option<Factor> factor = required("factor", Factor.codec(Factor.Bounds.BOTH));

  private RandomRotation() {}

  /**
   * @param factor the largest angle to both sides, as a share of a full turn
   */
  public RandomRotation(double factor) {
    this.factor.set(Factor.Bounds.BOTH.of(factor));
  }

  /** Angles from {@code lower} to {@code upper}, as shares of a full turn. */
  public RandomRotation(double lower, double upper) {
    factor.set(Factor.of(lower, upper));
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    double lower = factor.get().lower() * 360;
    double upper = factor.get().upper() * 360;
    var angle = uniform(perImage(images), lower, upper, seeds).multiply(Math.PI / 180);
    double cx = 0.5 * (width(images) - 1);
    double cy = 0.5 * (height(images) - 1);
    var cos = angle.cos();
    var sin = angle.sin();
    var a1 = sin.negative();
    var a2 = cos.multiply(-cx).add(cx).subtract(a1.multiply(cy));
    var b2 = sin.multiply(-cx).add(cy).subtract(cos.multiply(cy));
    return moved(images, cos, a1, a2, sin, cos, b2);
  }
}
