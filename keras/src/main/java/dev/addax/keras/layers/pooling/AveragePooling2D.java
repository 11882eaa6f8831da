package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.math.Pooling;

/**
 * The mean of each window; padding does not count. Keras: {@code keras.layers.AveragePooling2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output of the same rank, or with the channels
 * first.
 */
public final class AveragePooling2D extends WindowPooling<AveragePooling2D> {
  public static final Schema<AveragePooling2D> SCHEMA =
      Schema.of("keras.layers.AveragePooling2D", AveragePooling2D.class, AveragePooling2D::new)
          .alias("AvgPool2D");

  /** Windows of size 2. */
  public AveragePooling2D() {
    super(2);
  }

  /** Windows of that size, one number or one for each axis. */
  public AveragePooling2D(int... size) {
    this();
    poolSize.set(Sizes.of(2, size));
  }

  @Override
  Tensor pool(Tensor x, int[] size, int[] strides, Padding padding, DataFormat format) {
    return Pooling.averagePool(x, size, strides, padding, format);
  }
}
