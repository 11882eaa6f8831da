package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Pooling;

/**
 * The largest element of each window, with windows such that the output has a given size. Keras:
 * {@code keras.layers.AdaptiveMaxPooling1D}.
 *
 * <p>Input {@code (batch, steps, channels)} or with the channels first, output of the same rank.
 */
public final class AdaptiveMaxPooling1D extends AdaptivePooling<AdaptiveMaxPooling1D> {
  public static final Schema<AdaptiveMaxPooling1D> SCHEMA =
      Schema.of(
          "keras.layers.AdaptiveMaxPooling1D",
          AdaptiveMaxPooling1D.class,
          AdaptiveMaxPooling1D::new);

  private AdaptiveMaxPooling1D() {
    super(1);
  }

  /**
   * @param outputSize the size of the output
   */
  public AdaptiveMaxPooling1D(int outputSize) {
    this();
    this.outputSize.set(Sizes.of(1, outputSize));
  }

  @Override
  Tensor pool(Tensor x, int[] size, DataFormat format) {
    return Pooling.adaptiveMaxPool(x, size, format);
  }
}
