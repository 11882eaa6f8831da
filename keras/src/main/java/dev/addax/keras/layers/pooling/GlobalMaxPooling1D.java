package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.tensor.Tensor;

/**
 * The largest element of each channel. Keras: {@code keras.layers.GlobalMaxPooling1D}.
 *
 * <p>Input {@code (batch, steps, channels)} or with the channels first, output {@code (batch,
 * channels)}.
 */
public final class GlobalMaxPooling1D extends GlobalPooling<GlobalMaxPooling1D> {
  public static final Schema<GlobalMaxPooling1D> SCHEMA =
      Schema.of(
              "keras.layers.GlobalMaxPooling1D", GlobalMaxPooling1D.class, GlobalMaxPooling1D::new)
          .alias("GlobalMaxPool1D");

  public GlobalMaxPooling1D() {
    super(1);
  }

  @Override
  Tensor pool(Tensor x, boolean keepdims, int[] axes, Call call) {
    return x.max(keepdims, axes);
  }
}
