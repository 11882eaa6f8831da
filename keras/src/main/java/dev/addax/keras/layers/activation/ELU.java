package dev.addax.keras.layers.activation;

import dev.addax.keras.activations.Activations;
import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;

/**
 * x above 0, alpha · (exp(x) − 1) below. Keras: {@code keras.layers.ELU}.
 *
 * <p>Input of any shape, output of the same. A mask passes through.
 */
public final class ELU extends Layer implements Fluent<ELU> {
  public static final Schema<ELU> SCHEMA = Schema.of("keras.layers.ELU", ELU.class, ELU::new);

  private final Option<Double> alpha = option("alpha", Codec.DOUBLE, 1.0);

  public ELU() {}

  /** {@return this layer with another limit for −∞} */
  public ELU alpha(double value) {
    alpha.set(value);
    return this;
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return Activations.elu(x, alpha.get());
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
