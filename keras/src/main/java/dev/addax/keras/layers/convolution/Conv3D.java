package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;

/**
 * A convolution over volumes. Keras: {@code keras.layers.Conv3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output {@code (batch, depth', height',
 * width', filters)}, or with the channels first. Weights: {@code kernel (depth, height, width,
 * channels / groups, filters)}, {@code bias (filters,)}.
 */
public final class Conv3D extends ForwardConvolution<Conv3D> {
  public static final Schema<Conv3D> SCHEMA =
      Schema.of("keras.layers.Conv3D", Conv3D.class, Conv3D::new).alias("Convolution3D");

  private Conv3D() {
    super(3, Sizes.VALID_OR_SAME);
  }

  /**
   * @param kernelSize the extent of the kernels, one number or one for each axis
   */
  public Conv3D(int filters, int... kernelSize) {
    this();
    this.filters.set(filters);
    this.kernelSize.set(Sizes.of(3, kernelSize));
  }
}
