package dev.addax.keras.layers.legacy;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;

/**
 * x above theta, 0 elsewhere (Konda et al., 2014). Keras: {@code ThresholdedReLU}, until 2.15.
 *
 * <p>Input of any shape, output of the same. A mask passes through.
 */
public final class ThresholdedReLU extends Layer implements Fluent<ThresholdedReLU> {
  public static final Schema<ThresholdedReLU> SCHEMA =
      Schema.of(
          "keras._legacy.layers.ThresholdedReLU", ThresholdedReLU.class, ThresholdedReLU::new);

  private final Option<Double> theta = option("theta", Sizes.NOT_NEGATIVE, 1.0);

  /** A layer that lets pass what is above 1. */
  public ThresholdedReLU() {}

  /** {@return this layer with another threshold} */
  public ThresholdedReLU theta(double threshold) {
    theta.set(threshold);
    return this;
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return x.multiply(x.greater(theta.get()).cast(x.dtype()));
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
