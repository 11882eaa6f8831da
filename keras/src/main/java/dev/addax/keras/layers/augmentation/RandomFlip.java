package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.function.Supplier;

/**
 * In training turns about half of the pictures over. Keras: {@code keras.layers.RandomFlip}.
 *
 * <p>As in Keras, one coin decides for both directions of a picture.
 */
public final class RandomFlip extends RandomImageLayer<RandomFlip> {
  public static final Schema<RandomFlip> SCHEMA =
      Schema.of("keras.layers.RandomFlip", RandomFlip.class, RandomFlip::new);

  private static final String BOTH = "horizontal_and_vertical";

  private final Option<String> mode =
      option("mode", Codec.oneOf("horizontal", "vertical", BOTH), BOTH);

  /** Flips left to right and top to bottom. */
  public RandomFlip() {}

  /** Flips {@code "horizontal"}, {@code "vertical"} or {@code "horizontal_and_vertical"}. */
  public RandomFlip(String mode) {
    this.mode.named(mode);
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    var flips = spread(uniform(perImage(images), 0, 1, seeds).lessEqual(0.5));
    var flipped = images;
    if (!mode.get().equals("vertical")) {
      flipped = flipped.flip(widthAxis());
    }
    if (!mode.get().equals("horizontal")) {
      flipped = flipped.flip(heightAxis());
    }
    return flips.where(flipped, images);
  }
}
