package dev.addax.keras.layers.activation;

import dev.addax.keras.activations.Activations;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * x between threshold and maxValue, maxValue above, negativeSlope · (x − threshold) below. Keras:
 * {@code keras.layers.ReLU}.
 *
 * <p>Input of any shape, output of the same. A mask passes through.
 */
public final class ReLU extends Layer implements Fluent<ReLU> {
  public static final Schema<ReLU> SCHEMA = Schema.of("keras.layers.ReLU", ReLU.class, ReLU::new);

  private final Option<@Nullable Double> maxValue =
      option("max_value", Sizes.NOT_NEGATIVE.nullable(), null);
  private final Option<Double> negativeSlope = option("negative_slope", Sizes.NOT_NEGATIVE, 0.0);
  private final Option<Double> threshold = option("threshold", Sizes.NOT_NEGATIVE, 0.0);

  /** The plain max(x, 0). */
  public ReLU() {}

  /** {@return this layer with an upper limit} */
  public ReLU maxValue(double limit) {
    maxValue.set(limit);
    return this;
  }

  /** {@return this layer with a slope below the threshold} */
  public ReLU negativeSlope(double slope) {
    negativeSlope.set(slope);
    return this;
  }

  /** {@return this layer passing only what is above} */
  public ReLU threshold(double value) {
    threshold.set(value);
    return this;
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return Activations.relu(x, negativeSlope.get(), maxValue.get(), threshold.get());
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
