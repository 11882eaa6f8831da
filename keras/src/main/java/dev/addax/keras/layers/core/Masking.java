package dev.addax.keras.layers.core;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;

/**
 * Masks the steps whose features all have one value, and sets them to 0. Keras: {@code
 * keras.layers.Masking}.
 *
 * <p>Input {@code (batch, steps, features)}, output the same with a mask {@code (batch, steps)}.
 */
public final class Masking extends Layer implements Fluent<Masking> {
  public static final Schema<Masking> SCHEMA =
      Schema.of("keras.layers.Masking", Masking.class, Masking::new);

  private final Option<Double> maskValue = option("mask_value", Codec.DOUBLE, 0.0);

  /** Masks steps of zeros. */
  public Masking() {}

  /** Masks steps in which every feature is {@code value}. */
  public Masking(double value) {
    maskValue.set(value);
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var counts = x.notEqual(maskValue.get()).any(true, -1);
    return counts.where(x, x.zerosLike()).withMask(counts.squeeze(-1));
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
