package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * In training makes what a picture shows smaller (amounts above 0) or larger. Keras: {@code
 * keras.layers.RandomZoom}.
 */
public final class RandomZoom extends Warper<RandomZoom> {
  public static final Schema<RandomZoom> SCHEMA =
      Schema.of("keras.layers.RandomZoom", RandomZoom.class, RandomZoom::new);

  private final Option<Factor> heightFactor =
      required("height_factor", Factor.plain(Factor.Bounds.BOTH));
  private final Option<@Nullable Factor> widthFactor =
      option("width_factor", Factor.plain(Factor.Bounds.BOTH).nullable(), null);

  private RandomZoom() {}

  /**
   * @param heightFactor the largest amount to both sides; the width follows the height
   */
  public RandomZoom(double heightFactor) {
    this.heightFactor.set(Factor.Bounds.BOTH.of(heightFactor));
  }

  /** Amounts from {@code lower} to {@code upper}; the width follows the height. */
  public RandomZoom(double lower, double upper) {
    heightFactor.set(Factor.of(lower, upper));
  }

  /** {@return this layer with an amount of its own for the width} */
  public RandomZoom widthFactor(double lower, double upper) {
    widthFactor.set(Factor.of(lower, upper));
    return this;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    var vertical = zoom(images, heightFactor.get(), seeds);
    var own = widthFactor.get();
    var horizontal = own == null ? vertical : zoom(images, own, seeds);
    var zero = vertical.zerosLike();
    return moved(
        images,
        horizontal,
        zero,
        offset(horizontal, width(images)),
        zero,
        vertical,
        offset(vertical, height(images)));
  }

  private static Tensor zoom(Tensor images, Factor factor, Supplier<Tensor> seeds) {
    return uniform(perImage(images), 1 + factor.lower(), 1 + factor.upper(), seeds);
  }

  private static Tensor offset(Tensor zoom, int size) {
    return zoom.negative().add(1).multiply((size - 1) / 2.0);
  }
}
