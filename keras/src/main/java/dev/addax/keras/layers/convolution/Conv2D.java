package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;

/**
 * A convolution over pictures. Keras: {@code keras.layers.Conv2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, height', width',
 * filters)}, or with the channels first. Weights: {@code kernel (height, width, channels / groups,
 * filters)}, {@code bias (filters,)}.
 */
public final class Conv2D extends ForwardConvolution<Conv2D> {
  public static final Schema<Conv2D> SCHEMA =
      Schema.of("keras.layers.Conv2D", Conv2D.class, Conv2D::new).alias("Convolution2D");

  private Conv2D() {
    super(2, Sizes.VALID_OR_SAME);
  }

  /**
   * @param kernelSize the extent of the kernels, one number or one each for height and width
   */
  public Conv2D(int filters, int... kernelSize) {
    this();
    this.filters.set(filters);
    this.kernelSize.set(Sizes.of(2, kernelSize));
  }
}
