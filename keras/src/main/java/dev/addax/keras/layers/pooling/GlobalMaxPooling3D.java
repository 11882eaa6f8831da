package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.tensor.Tensor;

/**
 * The largest element of each channel. Keras: {@code keras.layers.GlobalMaxPooling3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)} or with the channels first, output
 * {@code (batch, channels)}.
 */
public final class GlobalMaxPooling3D extends GlobalPooling<GlobalMaxPooling3D> {
  public static final Schema<GlobalMaxPooling3D> SCHEMA =
      Schema.of(
              "keras.layers.GlobalMaxPooling3D", GlobalMaxPooling3D.class, GlobalMaxPooling3D::new)
          .alias("GlobalMaxPool3D");

  public GlobalMaxPooling3D() {
    super(3);
  }

  @Override
  Tensor pool(Tensor x, boolean keepdims, int[] axes, Call call) {
    return x.max(keepdims, axes);
  }
}
