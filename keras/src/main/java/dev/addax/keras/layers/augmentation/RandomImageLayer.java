package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.random.SeedGenerator;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Random;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A layer that changes pictures at random in training, each in its own way.
 *
 * @param <L> the layer's class
 */
abstract class RandomImageLayer<L extends RandomImageLayer<L>> extends ImageLayer<L> {
  final Option<@Nullable Long> seed = option("seed", Codec.LONG.nullable(), null);

  private @Nullable SeedGenerator generator;

  /** {@return this layer with draws that are the same in each run} */
  public final L seed(long start) {
    seed.set(start);
    return self();
  }

  @Override
  public void complete() {
    super.complete();
    var given = seed.get();
    generator = given == null ? new SeedGenerator() : new SeedGenerator(given);
    trackState(generator.state());
  }

  /**
   * {@return a batch of pictures, changed at random}
   *
   * @param seeds gives the seed of each draw
   */
  abstract Tensor augment(Tensor images, Supplier<Tensor> seeds);

  @Override
  final Tensor inTraining(Tensor images, Supplier<Tensor> seeds) {
    return augment(images, seeds);
  }

  @Override
  final Tensor transform(Tensor images, boolean training) {
    return training ? augment(images, this::nextSeed) : images;
  }

  final Tensor nextSeed() {
    if (generator == null) {
      throw new IllegalStateException(title() + " draws although its configuration is incomplete");
    }
    return generator.next();
  }

  static Tensor uniform(Shape shape, double low, double high, Supplier<Tensor> seeds) {
    return Random.uniform(shape, low, high, DType.FLOAT32, seeds.get());
  }

  final Tensor uniform(Shape shape, Factor factor, Supplier<Tensor> seeds) {
    return uniform(shape, factor.lower(), factor.upper(), seeds);
  }

  /** {@return for each picture whether it is chosen, with a probability that is drawn too} */
  final Tensor chosen(Tensor images, Factor probability, Supplier<Tensor> seeds) {
    var likely = uniform(perImage(images), probability, seeds);
    var threshold = uniform(perImage(images), 0, 1, seeds);
    return spread(threshold.less(likely));
  }
}
