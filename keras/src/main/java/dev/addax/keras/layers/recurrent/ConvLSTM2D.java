package dev.addax.keras.layers.recurrent;

import dev.addax.keras.config.Schema;

/**
 * Convolutional long short-term memory over a sequence of pictures, as of a film (Shi et al.,
 * 2015). Keras: {@code keras.layers.ConvLSTM2D}.
 *
 * <p>Input {@code (batch, steps, height, width, channels)}, output {@code (batch, height', width',
 * filters)} or, with {@code return_sequences}, {@code (batch, steps, height', width', filters)}; or
 * with the channels before the spatial axes. Weights: {@code kernel (height, width, channels, 4 ·
 * filters)}, {@code recurrent_kernel (height, width, filters, 4 · filters)}, {@code bias (4 ·
 * filters,)}, gates in the order i, f, c, o.
 */
public final class ConvLSTM2D extends ConvLSTM<ConvLSTM2D> {
  public static final Schema<ConvLSTM2D> SCHEMA =
      Schema.of("keras.layers.ConvLSTM2D", ConvLSTM2D.class, ConvLSTM2D::new);

  private ConvLSTM2D() {
    super(2);
  }

  /**
   * @param kernelSize the extent of the kernels, one number or one for each axis
   */
  public ConvLSTM2D(int filters, int... kernelSize) {
    super(2, filters, kernelSize);
  }
}
