package dev.addax.keras.layers.recurrent;

import dev.addax.keras.config.Schema;

/**
 * Convolutional long short-term memory over a sequence of rows (Shi et al., 2015). Keras: {@code
 * keras.layers.ConvLSTM1D}.
 *
 * <p>Input {@code (batch, steps, length, channels)}, output {@code (batch, length', filters)} or,
 * with {@code return_sequences}, {@code (batch, steps, length', filters)}; or with the channels
 * before the spatial axes. Weights: {@code kernel (length, channels, 4 · filters)}, {@code
 * recurrent_kernel (length, filters, 4 · filters)}, {@code bias (4 · filters,)}, gates in the order
 * i, f, c, o.
 */
public final class ConvLSTM1D extends ConvLSTM<ConvLSTM1D> {
  public static final Schema<ConvLSTM1D> SCHEMA =
      Schema.of("keras.layers.ConvLSTM1D", ConvLSTM1D.class, ConvLSTM1D::new);

  private ConvLSTM1D() {
    super(1);
  }

  /**
   * @param kernelSize the extent of the kernels, one number
   */
  public ConvLSTM1D(int filters, int... kernelSize) {
    super(1, filters, kernelSize);
  }
}
