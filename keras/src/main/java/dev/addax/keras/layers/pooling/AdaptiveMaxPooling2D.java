package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Pooling;

/**
 * The largest element of each window, with windows such that the output has a given size. Keras:
 * {@code keras.layers.AdaptiveMaxPooling2D}.
 *
 * <p>Input {@code (batch, height, width, channels)} or with the channels first, output of the same
 * rank.
 */
public final class AdaptiveMaxPooling2D extends AdaptivePooling<AdaptiveMaxPooling2D> {
  public static final Schema<AdaptiveMaxPooling2D> SCHEMA =
      Schema.of(
          "keras.layers.AdaptiveMaxPooling2D",
          AdaptiveMaxPooling2D.class,
          AdaptiveMaxPooling2D::new);

  private AdaptiveMaxPooling2D() {
    super(2);
  }

  /**
   * @param outputSize the size of the output, one number or one each for height and width
   */
  public AdaptiveMaxPooling2D(int... outputSize) {
    this();
    this.outputSize.set(Sizes.of(2, outputSize));
  }

  @Override
  Tensor pool(Tensor x, int[] size, DataFormat format) {
    return Pooling.adaptiveMaxPool(x, size, format);
  }
}
