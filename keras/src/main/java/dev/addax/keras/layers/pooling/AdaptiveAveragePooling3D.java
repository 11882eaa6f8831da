package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Pooling;

/**
 * The mean of each window, with windows such that the output has a given size. Keras: {@code
 * keras.layers.AdaptiveAveragePooling3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)} or with the channels first, output of
 * the same rank.
 */
public final class AdaptiveAveragePooling3D extends AdaptivePooling<AdaptiveAveragePooling3D> {
  public static final Schema<AdaptiveAveragePooling3D> SCHEMA =
      Schema.of(
          "keras.layers.AdaptiveAveragePooling3D",
          AdaptiveAveragePooling3D.class,
          AdaptiveAveragePooling3D::new);

  private AdaptiveAveragePooling3D() {
    super(3);
  }

  /**
   * @param outputSize the size of the output, one number or one for each axis
   */
  public AdaptiveAveragePooling3D(int... outputSize) {
    this();
    this.outputSize.set(Sizes.of(3, outputSize));
  }

  @Override
  Tensor pool(Tensor x, int[] size, DataFormat format) {
    return Pooling.adaptiveAveragePool(x, size, format);
  }
}
