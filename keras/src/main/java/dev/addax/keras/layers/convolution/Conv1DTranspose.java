package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;

/**
 * A transposed convolution over a sequence: with strides it enlarges. Keras: {@code
 * keras.layers.Conv1DTranspose}.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, steps', filters)}, or with the
 * channels first. Weights: {@code kernel (size, filters, channels)}, {@code bias (filters,)}.
 */
public final class Conv1DTranspose extends TransposedConvolution<Conv1DTranspose> {
  public static final Schema<Conv1DTranspose> SCHEMA =
      Schema.of("keras.layers.Conv1DTranspose", Conv1DTranspose.class, Conv1DTranspose::new)
          .alias("Convolution1DTranspose");

  private Conv1DTranspose() {
    super(1);
  }

  /**
   * @param kernelSize the extent of the kernels
   */
  public Conv1DTranspose(int filters, int kernelSize) {
    this();
    this.filters.set(filters);
    this.kernelSize.set(Sizes.of(1, kernelSize));
  }
}
