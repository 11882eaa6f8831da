package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Pooling;

/**
 * The mean of each window, with windows such that the output has a given size. Keras: {@code
 * keras.layers.AdaptiveAveragePooling1D}.
 *
 * <p>Input {@code (batch, steps, channels)} or with the channels first, output of the same rank.
 */
public final class AdaptiveAveragePooling1D extends AdaptivePooling<AdaptiveAveragePooling1D> {
  public static final Schema<AdaptiveAveragePooling1D> SCHEMA =
      Schema.of(
          "keras.layers.AdaptiveAveragePooling1D",
          AdaptiveAveragePooling1D.class,
          AdaptiveAveragePooling1D::new);

  private AdaptiveAveragePooling1D() {
    super(1);
  }

  /**
   * @param outputSize the size of the output
   */
  public AdaptiveAveragePooling1D(int outputSize) {
    this();
    this.outputSize.set(Sizes.of(1, outputSize));
  }

  @Override
  Tensor pool(Tensor x, int[] size, DataFormat format) {
    return Pooling.adaptiveAveragePool(x, size, format);
  }
}
