package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.math.Pooling;

/**
 * The largest element of each window. Keras: {@code keras.layers.MaxPooling2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output of the same rank, or with the channels
 * first.
 */
public final class MaxPooling2D extends WindowPooling<MaxPooling2D> {
  public static final Schema<MaxPooling2D> SCHEMA =
      Schema.of("keras.layers.MaxPooling2D", MaxPooling2D.class, MaxPooling2D::new)
          .alias("MaxPool2D");

  /** Windows of size 2. */
  public MaxPooling2D() {
    super(2);
  }

  /** Windows of that size, one number or one for each axis. */
  public MaxPooling2D(int... size) {
    this();
    poolSize.set(Sizes.of(2, size));
  }

  @Override
  Tensor pool(Tensor x, int[] size, int[] strides, Padding padding, DataFormat format) {
    return Pooling.maxPool(x, size, strides, padding, format);
  }
}
