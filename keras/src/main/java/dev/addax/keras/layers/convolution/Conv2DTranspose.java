package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;

/**
 * A transposed convolution over pictures: with strides it enlarges. Keras: {@code
 * keras.layers.Conv2DTranspose}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, height', width',
 * filters)}, or with the channels first. Weights: {@code kernel (height, width, filters,
 * channels)}, {@code bias (filters,)}.
 */
public final class Conv2DTranspose extends TransposedConvolution<Conv2DTranspose> {
  public static final Schema<Conv2DTranspose> SCHEMA =
      Schema.of("keras.layers.Conv2DTranspose", Conv2DTranspose.class, Conv2DTranspose::new)
          .alias("Convolution2DTranspose");

  private Conv2DTranspose() {
    super(2);
  }

  /**
   * @param kernelSize the extent of the kernels, one number or one each for height and width
   */
  public Conv2DTranspose(int filters, int... kernelSize) {
    this();
    this.filters.set(filters);
    this.kernelSize.set(Sizes.of(2, kernelSize));
  }
}
