package dev.addax.keras.layers.activation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;

/**
 * An activation function as a layer. Keras: {@code keras.layers.Activation}.
 *
 * <p>Input of any shape, output of the same. A mask passes through.
 */
public final class Activation extends Layer implements Fluent<Activation> {
  public static final Schema<Activation> SCHEMA =
      Schema.of("keras.layers.Activation", Activation.class, Activation::new);

  private final Option<dev.addax.keras.activations.Activation> activation =
      required("activation", dev.addax.keras.activations.Activation.CODEC);

  private Activation() {}

  /** A function by its name, such as {@code "relu"}. */
  public Activation(String function) {
    activation.named(function);
  }

  public Activation(dev.addax.keras.activations.Activation function) {
    activation.set(function);
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return activation.get().apply(x);
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
