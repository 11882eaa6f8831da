package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.math.Random;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * In training fills a rectangle of some pictures, with noise or a value. Keras: {@code
 * keras.layers.RandomErasing}.
 */
public final class RandomErasing extends ValuedImageLayer<RandomErasing> {
  public static final Schema<RandomErasing> SCHEMA =
      Schema.of("keras.layers.RandomErasing", RandomErasing.class, RandomErasing::new);

  /** A number for all channels, or one each. */
  private static final Codec<List<Double>> FILL =
      Codec.of(
          "a number or three",
          values -> values.size() == 1 ? (Object) values.getFirst() : values,
          json ->
              json instanceof List<?>
                  ? Codec.DOUBLE.list().read(json)
                  : List.of(Codec.DOUBLE.read(json)));

  private final Option<Factor> factor =
      option("factor", Factor.codec(Factor.Bounds.SHARE), Factor.of(0, 1));
  private final Option<Factor> scale =
      option("scale", Factor.codec(Factor.Bounds.SHARE), Factor.of(0.02, 0.33));
  private final Option<@Nullable List<Double>> fillValue =
      option("fill_value", FILL.nullable(), null);

  /** Erases with a probability that is drawn from 0 to 1. */
  public RandomErasing() {}

  /** {@return this layer erasing with a probability that is drawn from this range} */
  public RandomErasing factor(double lower, double upper) {
    factor.set(Factor.of(lower, upper));
    return this;
  }

  /** {@return this layer erasing such shares of the picture} */
  public RandomErasing scale(double lower, double upper) {
    scale.set(Factor.of(lower, upper));
    return this;
  }

  /** {@return this layer filling with a value instead of noise} */
  public RandomErasing fillValue(double value) {
    fillValue.set(List.of(value));
    return this;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    var each = Shape.of(images.shape().dim(0), 2);
    var sides = uniform(each, scale.get(), seeds).sqrt();
    var width = sides.narrow(1, 0, 1).squeeze(1);
    var height = sides.narrow(1, 1, 1).squeeze(1);
    var mask = Rectangle.drawn(this, images, width, height, seeds).mask(this, images);
    var erased = chosen(images, factor.get(), seeds).logicalAnd(mask);
    return erased.where(fill(images, seeds), images);
  }

  private Tensor fill(Tensor images, Supplier<Tensor> seeds) {
    var given = fillValue.get();
    var value =
        given == null
            ? Random.normal(images.shape(), 0, 1, computeDType(), seeds.get()).multiply(highest())
            : Tensors.of(given.stream().mapToDouble(v -> v).toArray(), given.size())
                .cast(computeDType());
    return value.clip(lowest(), highest());
  }
}
