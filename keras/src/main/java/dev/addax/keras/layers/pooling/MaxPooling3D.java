package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.math.Pooling;

/**
 * The largest element of each window. Keras: {@code keras.layers.MaxPooling3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output of the same rank, or with the
 * channels first.
 */
public final class MaxPooling3D extends WindowPooling<MaxPooling3D> {
  public static final Schema<MaxPooling3D> SCHEMA =
      Schema.of("keras.layers.MaxPooling3D", MaxPooling3D.class, MaxPooling3D::new)
          .alias("MaxPool3D");

  /** Windows of size 2. */
  public MaxPooling3D() {
    super(3);
  }

  /** Windows of that size, one number or one for each axis. */
  public MaxPooling3D(int... size) {
    this();
    poolSize.set(Sizes.of(3, size));
  }

  @Override
  Tensor pool(Tensor x, int[] size, int[] strides, Padding padding, DataFormat format) {
    return Pooling.maxPool(x, size, strides, padding, format);
  }
}
