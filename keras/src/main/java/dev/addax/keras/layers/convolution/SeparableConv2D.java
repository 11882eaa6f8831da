package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;

/**
 * A convolution over pictures in two steps: each channel with kernels of its own, then channels
 * mixed. Keras: {@code keras.layers.SeparableConv2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, height', width',
 * filters)}, or with the channels first. Weights: {@code depthwise_kernel (height, width, channels,
 * multiplier)}, {@code pointwise_kernel (1…, channels · multiplier, filters)}, {@code bias
 * (filters,)}.
 */
public final class SeparableConv2D extends SeparableConvolution<SeparableConv2D> {
  public static final Schema<SeparableConv2D> SCHEMA =
      Schema.of("keras.layers.SeparableConv2D", SeparableConv2D.class, SeparableConv2D::new)
          .alias("SeparableConvolution2D");

  private SeparableConv2D() {
    super(2);
  }

  /**
   * @param kernelSize the extent of the kernels, one number or one each for height and width
   */
  public SeparableConv2D(int filters, int... kernelSize) {
    this();
    this.filters.set(filters);
    this.kernelSize.set(Sizes.of(2, kernelSize));
  }
}
