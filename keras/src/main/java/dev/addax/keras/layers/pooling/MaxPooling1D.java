package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.math.Pooling;

/**
 * The largest element of each window. Keras: {@code keras.layers.MaxPooling1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output of the same rank, or with the channels first.
 */
public final class MaxPooling1D extends WindowPooling<MaxPooling1D> {
  public static final Schema<MaxPooling1D> SCHEMA =
      Schema.of("keras.layers.MaxPooling1D", MaxPooling1D.class, MaxPooling1D::new)
          .alias("MaxPool1D");

  /** Windows of size 2. */
  public MaxPooling1D() {
    super(1);
  }

  /** Windows of that size. */
  public MaxPooling1D(int size) {
    this();
    poolSize.set(Sizes.of(1, size));
  }

  @Override
  Tensor pool(Tensor x, int[] size, int[] strides, Padding padding, DataFormat format) {
    return Pooling.maxPool(x, size, strides, padding, format);
  }
}
