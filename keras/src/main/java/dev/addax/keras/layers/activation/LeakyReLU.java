package dev.addax.keras.layers.activation;

import dev.addax.keras.activations.Activations;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;

/**
 * x above 0, negativeSlope · x below. Keras: {@code keras.layers.LeakyReLU}.
 *
 * <p>Input of any shape, output of the same. A mask passes through.
 */
public final class LeakyReLU extends Layer implements Fluent<LeakyReLU> {
  public static final Schema<LeakyReLU> SCHEMA =
      Schema.of("keras.layers.LeakyReLU", LeakyReLU.class, LeakyReLU::new);

  private final Option<Double> negativeSlope = option("negative_slope", Sizes.NOT_NEGATIVE, 0.3);

  public LeakyReLU() {}

  /** {@return this layer with another slope below 0} */
  public LeakyReLU negativeSlope(double slope) {
    negativeSlope.set(slope);
    return this;
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return Activations.leakyRelu(x, negativeSlope.get());
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
