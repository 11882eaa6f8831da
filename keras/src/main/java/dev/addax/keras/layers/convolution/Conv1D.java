package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;

/**
 * A convolution over a sequence. Keras: {@code keras.layers.Conv1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, steps', filters)}, or with the
 * channels first. Weights: {@code kernel (size, channels / groups, filters)}, {@code bias
 * (filters,)}.
 */
public final class Conv1D extends ForwardConvolution<Conv1D> {
  public static final Schema<Conv1D> SCHEMA =
      Schema.of("keras.layers.Conv1D", Conv1D.class, Conv1D::new).alias("Convolution1D");

  private Conv1D() {
    super(1, Sizes.PADDING);
  }

  /**
   * @param kernelSize the extent of the kernels
   */
  public Conv1D(int filters, int kernelSize) {
    this();
    this.filters.set(filters);
    this.kernelSize.set(Sizes.of(1, kernelSize));
  }
}
