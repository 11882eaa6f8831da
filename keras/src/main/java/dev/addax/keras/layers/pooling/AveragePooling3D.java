package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.math.Pooling;

/**
 * The mean of each window; padding does not count. Keras: {@code keras.layers.AveragePooling3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output of the same rank, or with the
 * channels first.
 */
public final class AveragePooling3D extends WindowPooling<AveragePooling3D> {
  public static final Schema<AveragePooling3D> SCHEMA =
      Schema.of("keras.layers.AveragePooling3D", AveragePooling3D.class, AveragePooling3D::new)
          .alias("AvgPool3D");

  /** Windows of size 2. */
  public AveragePooling3D() {
    super(3);
  }

  /** Windows of that size, one number or one for each axis. */
  public AveragePooling3D(int... size) {
    this();
    poolSize.set(Sizes.of(3, size));
  }

  @Override
  Tensor pool(Tensor x, int[] size, int[] strides, Padding padding, DataFormat format) {
    return Pooling.averagePool(x, size, strides, padding, format);
  }
}
