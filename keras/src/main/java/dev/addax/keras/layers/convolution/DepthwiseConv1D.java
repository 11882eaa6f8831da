package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;

/**
 * Each channel of a sequence convolved with kernels of its own. Keras: {@code
 * keras.layers.DepthwiseConv1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, steps', channels · multiplier)},
 * or with the channels first. Weights: {@code kernel (size, channels, multiplier)}, {@code bias
 * (channels · multiplier,)}.
 */
public final class DepthwiseConv1D extends DepthwiseConvolution<DepthwiseConv1D> {
  public static final Schema<DepthwiseConv1D> SCHEMA =
      Schema.of("keras.layers.DepthwiseConv1D", DepthwiseConv1D.class, DepthwiseConv1D::new);

  private DepthwiseConv1D() {
    super(1);
  }

  /**
   * @param kernelSize the extent of the kernels
   */
  public DepthwiseConv1D(int kernelSize) {
    this();
    this.kernelSize.set(Sizes.of(1, kernelSize));
  }
}
