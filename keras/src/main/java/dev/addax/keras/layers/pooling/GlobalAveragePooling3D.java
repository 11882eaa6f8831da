package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.tensor.Tensor;

/**
 * The mean of each channel. Keras: {@code keras.layers.GlobalAveragePooling3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)} or with the channels first, output
 * {@code (batch, channels)}.
 */
public final class GlobalAveragePooling3D extends GlobalPooling<GlobalAveragePooling3D> {
  public static final Schema<GlobalAveragePooling3D> SCHEMA =
      Schema.of(
              "keras.layers.GlobalAveragePooling3D",
              GlobalAveragePooling3D.class,
              GlobalAveragePooling3D::new)
          .alias("GlobalAvgPool3D");

  public GlobalAveragePooling3D() {
    super(3);
  }

  @Override
  Tensor pool(Tensor x, boolean keepdims, int[] axes, Call call) {
    return x.mean(keepdims, axes);
  }
}
