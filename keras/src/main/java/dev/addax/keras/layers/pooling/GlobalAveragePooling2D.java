package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.tensor.Tensor;

/**
 * The mean of each channel. Keras: {@code keras.layers.GlobalAveragePooling2D}.
 *
 * <p>Input {@code (batch, height, width, channels)} or with the channels first, output {@code
 * (batch, channels)}.
 */
public final class GlobalAveragePooling2D extends GlobalPooling<GlobalAveragePooling2D> {
  public static final Schema<GlobalAveragePooling2D> SCHEMA =
      Schema.of(
              "keras.layers.GlobalAveragePooling2D",
              GlobalAveragePooling2D.class,
              GlobalAveragePooling2D::new)
          .alias("GlobalAvgPool2D");

  public GlobalAveragePooling2D() {
    super(2);
  }

  @Override
  Tensor pool(Tensor x, boolean keepdims, int[] axes, Call call) {
    return x.mean(keepdims, axes);
  }
}
