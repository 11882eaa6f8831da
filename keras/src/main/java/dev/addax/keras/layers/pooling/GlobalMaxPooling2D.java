package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.tensor.Tensor;

/**
 * The largest element of each channel. Keras: {@code keras.layers.GlobalMaxPooling2D}.
 *
 * <p>Input {@code (batch, height, width, channels)} or with the channels first, output {@code
 * (batch, channels)}.
 */
public final class GlobalMaxPooling2D extends GlobalPooling<GlobalMaxPooling2D> {
  public static final Schema<GlobalMaxPooling2D> SCHEMA =
      Schema.of(
              "keras.layers.GlobalMaxPooling2D", GlobalMaxPooling2D.class, GlobalMaxPooling2D::new)
          .alias("GlobalMaxPool2D");

  public GlobalMaxPooling2D() {
    super(2);
  }

  @Override
  Tensor pool(Tensor x, boolean keepdims, int[] axes, Call call) {
    return x.max(keepdims, axes);
  }
}
