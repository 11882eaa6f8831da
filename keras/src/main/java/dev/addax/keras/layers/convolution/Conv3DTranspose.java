package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;

/**
 * A transposed convolution over volumes: with strides it enlarges. Keras: {@code
 * keras.layers.Conv3DTranspose}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output {@code (batch, depth', height',
 * width', filters)}, or with the channels first. Weights: {@code kernel (depth, height, width,
 * filters, channels)}, {@code bias (filters,)}.
 */
public final class Conv3DTranspose extends TransposedConvolution<Conv3DTranspose> {
  public static final Schema<Conv3DTranspose> SCHEMA =
      Schema.of("keras.layers.Conv3DTranspose", Conv3DTranspose.class, Conv3DTranspose::new)
          .alias("Convolution3DTranspose");

  private Conv3DTranspose() {
    super(3);
  }

  /**
   * @param kernelSize the extent of the kernels, one number or one for each axis
   */
  public Conv3DTranspose(int filters, int... kernelSize) {
    this();
    this.filters.set(filters);
    this.kernelSize.set(Sizes.of(3, kernelSize));
  }
}
