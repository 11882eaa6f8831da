package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Random;
import dev.addax.tensor.type.DType;
import java.util.function.Supplier;

/**
 * In training keeps only some of the 8 bits of each value. Keras: {@code
 * keras.layers.RandomPosterization}.
 */
public final class RandomPosterization extends ValuedImageLayer<RandomPosterization> {
  public static final Schema<RandomPosterization> SCHEMA =
      Schema.of(
          "keras.layers.RandomPosterization", RandomPosterization.class, RandomPosterization::new);

  private static final int BITS = 8;
  private static final Factor.Bounds BOUNDS = new Factor.Bounds(1, BITS, true);

  private final Option<Factor> factor = required("factor", Factor.whole(BOUNDS));

  private RandomPosterization() {}

  /** Keeps 1 to {@code factor} − 1 bits. */
  public RandomPosterization(int factor) {
    this.factor.set(BOUNDS.of(factor));
  }

  /** Keeps from {@code lower} bits to before {@code upper}; exactly so many if they are equal. */
  public RandomPosterization(int lower, int upper) {
    factor.set(Factor.of(lower, upper));
  }

  @Override
  boolean castsOutsideTraining() {
    return false;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    long lower = (long) factor.get().lower();
    long upper = (long) factor.get().upper();
    var dropped =
        lower == upper
            ? images.zerosLike().add(BITS - lower)
            : spread(
                    Random.randint(perImage(images), lower, upper, DType.UINT8, seeds.get())
                        .cast(DType.INT32))
                .negative()
                .add(BITS);
    var step = dropped.cast(DType.FLOAT32).multiply(Math.log(2)).exp().round();
    var bytes = rescaled(images, valueRange.get(), Factor.BYTES).cast(DType.UINT8);
    var kept = bytes.cast(DType.FLOAT32).divide(step).floor().multiply(step);
    return rescaled(kept.cast(computeDType()), Factor.BYTES, valueRange.get());
  }
}
