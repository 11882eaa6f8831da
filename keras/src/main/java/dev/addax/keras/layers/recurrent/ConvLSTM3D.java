package dev.addax.keras.layers.recurrent;

import dev.addax.keras.config.Schema;

/**
 * Convolutional long short-term memory over a sequence of volumes (Shi et al., 2015). Keras: {@code
 * keras.layers.ConvLSTM3D}.
 *
 * <p>Input {@code (batch, steps, depth, height, width, channels)}, output {@code (batch, depth',
 * height', width', filters)} or, with {@code return_sequences}, {@code (batch, steps, depth',
 * height', width', filters)}; or with the channels before the spatial axes. Weights: {@code kernel
 * (depth, height, width, channels, 4 · filters)}, {@code recurrent_kernel (depth, height, width,
 * filters, 4 · filters)}, {@code bias (4 · filters,)}, gates in the order i, f, c, o.
 */
public final class ConvLSTM3D extends ConvLSTM<ConvLSTM3D> {
  public static final Schema<ConvLSTM3D> SCHEMA =
      Schema.of("keras.layers.ConvLSTM3D", ConvLSTM3D.class, ConvLSTM3D::new);

  private ConvLSTM3D() {
    super(3);
  }

  /**
   * @param kernelSize the extent of the kernels, one number or one for each axis
   */
  public ConvLSTM3D(int filters, int... kernelSize) {
    super(3, filters, kernelSize);
  }
}
