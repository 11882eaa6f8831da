package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Pooling;

/**
 * The mean of each window, with windows such that the output has a given size. Keras: {@code
 * keras.layers.AdaptiveAveragePooling2D}.
 *
 * <p>Input {@code (batch, height, width, channels)} or with the channels first, output of the same
 * rank.
 */
public final class AdaptiveAveragePooling2D extends AdaptivePooling<AdaptiveAveragePooling2D> {
  public static final Schema<AdaptiveAveragePooling2D> SCHEMA =
      Schema.of(
          "keras.layers.AdaptiveAveragePooling2D",
          AdaptiveAveragePooling2D.class,
          AdaptiveAveragePooling2D::new);

  private AdaptiveAveragePooling2D() {
    super(2);
  }

  /**
   * @param outputSize the size of the output, one number or one each for height and width
   */
  public AdaptiveAveragePooling2D(int... outputSize) {
    this();
    this.outputSize.set(Sizes.of(2, outputSize));
  }

  @Override
  Tensor pool(Tensor x, int[] size, DataFormat format) {
    return Pooling.adaptiveAveragePool(x, size, format);
  }
}
