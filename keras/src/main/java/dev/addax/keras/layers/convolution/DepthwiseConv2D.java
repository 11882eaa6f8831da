package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;

/**
 * Each channel of pictures convolved with kernels of its own. Keras: {@code
 * keras.layers.DepthwiseConv2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, height', width',
 * channels · multiplier)}, or with the channels first. Weights: {@code kernel (height, width,
 * channels, multiplier)}, {@code bias (channels · multiplier,)}.
 */
public final class DepthwiseConv2D extends DepthwiseConvolution<DepthwiseConv2D> {
  public static final Schema<DepthwiseConv2D> SCHEMA =
      Schema.of("keras.layers.DepthwiseConv2D", DepthwiseConv2D.class, DepthwiseConv2D::new);

  private DepthwiseConv2D() {
    super(2);
  }

  /**
   * @param kernelSize the extent of the kernels, one number or one each for height and width
   */
  public DepthwiseConv2D(int... kernelSize) {
    this();
    this.kernelSize.set(Sizes.of(2, kernelSize));
  }
}
