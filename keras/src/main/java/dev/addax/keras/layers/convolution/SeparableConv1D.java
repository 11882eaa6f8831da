package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;

/**
 * A convolution over a sequence in two steps: each channel with kernels of its own, then channels
 * mixed. Keras: {@code keras.layers.SeparableConv1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, steps', filters)}, or with the
 * channels first. Weights: {@code depthwise_kernel (size, channels, multiplier)}, {@code
 * pointwise_kernel (1…, channels · multiplier, filters)}, {@code bias (filters,)}.
 */
public final class SeparableConv1D extends SeparableConvolution<SeparableConv1D> {
  public static final Schema<SeparableConv1D> SCHEMA =
      Schema.of("keras.layers.SeparableConv1D", SeparableConv1D.class, SeparableConv1D::new)
          .alias("SeparableConvolution1D");

  private SeparableConv1D() {
    super(1);
  }

  /**
   * @param kernelSize the extent of the kernels
   */
  public SeparableConv1D(int filters, int kernelSize) {
    this();
    this.filters.set(filters);
    this.kernelSize.set(Sizes.of(1, kernelSize));
  }
}
