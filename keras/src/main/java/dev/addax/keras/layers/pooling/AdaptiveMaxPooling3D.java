package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Pooling;

/**
 * The largest element of each window, with windows such that the output has a given size. Keras:
 * {@code keras.layers.AdaptiveMaxPooling3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)} or with the channels first, output of
 * the same rank.
 */
public final class AdaptiveMaxPooling3D extends AdaptivePooling<AdaptiveMaxPooling3D> {
  public static final Schema<AdaptiveMaxPooling3D> SCHEMA =
      Schema.of(
          "keras.layers.AdaptiveMaxPooling3D",
          AdaptiveMaxPooling3D.class,
          AdaptiveMaxPooling3D::new);

  private AdaptiveMaxPooling3D() {
    super(3);
  }

  /**
   * @param outputSize the size of the output, one number or one for each axis
   */
  public AdaptiveMaxPooling3D(int... outputSize) {
    this();
    this.outputSize.set(Sizes.of(3, outputSize));
  }

  @Override
  Tensor pool(Tensor x, int[] size, DataFormat format) {
    return Pooling.adaptiveMaxPool(x, size, format);
  }
}
