package dev.addax.keras.layers.regularization;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.random.SeedGenerator;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Random;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/** A layer that draws random numbers in training and otherwise returns its input. */
abstract class Noisy<L extends Noisy<L>> extends Layer implements Fluent<L> {
  final Option<Double> amount;
  private final Option<@Nullable Long> seed = option("seed", Codec.LONG.nullable(), null);
  private @Nullable SeedGenerator generator;

  /**
   * @param amount the name of the option that says how much; 0 is none
   */
  Noisy(String amount) {
    this.amount = required(amount, Sizes.FRACTION);
    order("seed");
  }

  /** {@return this layer with draws that are the same in each run} */
  public final L seed(long start) {
    seed.set(start);
    return self();
  }

  @SuppressWarnings("unchecked")
  final L self() {
    return (L) this;
  }

  /** Keras draws a seed only for layers that will need one. */
  @Override
  public void complete() {
    super.complete();
    if (amount.get() > 0) {
      var given = seed.get();
      generator = given == null ? new SeedGenerator() : new SeedGenerator(given);
      trackState(generator.state());
    }
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return call.training() && amount.get() > 0 ? disturb(x) : x;
  }

  /** {@return the input with noise} */
  abstract Tensor disturb(Tensor x);

  final Tensor uniform(Shape shape, DType dtype) {
    return Random.uniform(shape, 0, 1, dtype, seed());
  }

  final Tensor normal(Shape shape, double mean, double stddev, DType dtype) {
    return Random.normal(shape, mean, stddev, dtype, seed());
  }

  /** {@return the seed of the next draw} */
  final Tensor seed() {
    if (generator == null) {
      throw new IllegalStateException(title() + " draws although its configuration is incomplete");
    }
    return generator.next();
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
