package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Filtering;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.function.Supplier;

/** In training blurs some pictures. Keras: {@code keras.layers.RandomGaussianBlur}. */
public final class RandomGaussianBlur extends ValuedImageLayer<RandomGaussianBlur> {
  public static final Schema<RandomGaussianBlur> SCHEMA =
      Schema.of(
          "keras.layers.RandomGaussianBlur", RandomGaussianBlur.class, RandomGaussianBlur::new);

  private static final double LEAST_SIGMA = 1e-6;

  private final Option<Factor> factor =
      option("factor", Factor.codec(Factor.Bounds.SHARE), Factor.of(0, 1));
  private final Option<List<Integer>> kernelSize =
      option(
          "kernel_size",
          Codec.ints(2).where("one or two odd numbers", n -> n.stream().allMatch(i -> i % 2 == 1)),
          Sizes.of(2, 3));
  private final Option<Factor> sigma =
      option("sigma", Factor.codec(Factor.Bounds.SHARE), Factor.of(0, 1));

  /** Blurs with a probability that is drawn from 0 to 1. */
  public RandomGaussianBlur() {}

  /** {@return this layer blurring with a probability that is drawn from this range} */
  public RandomGaussianBlur factor(double lower, double upper) {
    factor.set(Factor.of(lower, upper));
    return this;
  }

  /** {@return this layer with a window of that size, odd numbers} */
  public RandomGaussianBlur kernelSize(int... size) {
    kernelSize.set(Sizes.of(2, size));
    return this;
  }

  /** {@return this layer with a deviation, in pixels, that is drawn from this range} */
  public RandomGaussianBlur sigma(double lower, double upper) {
    sigma.set(Factor.of(lower, upper));
    return this;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    var applies = chosen(images, factor.get(), seeds);
    var deviations = uniform(Shape.of(2), sigma.get(), seeds).add(LEAST_SIGMA);
    var size = Sizes.array(kernelSize.get());
    var blurred = Filtering.gaussianBlur(images, size, deviations, dataFormat.get());
    return applies.where(blurred, images).clip(lowest(), highest());
  }
}
