package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Colors;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * In training takes the colours from some pictures. Keras: {@code keras.layers.RandomGrayscale}.
 *
 * <p>As in Keras, the seed is not saved.
 */
public final class RandomGrayscale extends RandomImageLayer<RandomGrayscale> {
  public static final Schema<RandomGrayscale> SCHEMA =
      Schema.of("keras.layers.RandomGrayscale", RandomGrayscale.class, RandomGrayscale::new);

  private final Option<Double> factor = option("factor", Sizes.FRACTION, 0.5);

  /** Every other picture, on average. */
  public RandomGrayscale() {}

  /** With that probability. */
  public RandomGrayscale(double factor) {
    this.factor.set(factor);
  }

  /** As in Keras, whole numbers stay whole numbers. */
  @Override
  boolean keepsDType() {
    return true;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    var applies = spread(uniform(perImage(images), 0, 1, seeds).less(factor.get()));
    return applies.where(Colors.rgbToGrayscale(images, dataFormat.get()), images);
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    config.remove("seed");
    return config;
  }
}
