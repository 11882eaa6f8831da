package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.math.Pooling;

/**
 * The mean of each window; padding does not count. Keras: {@code keras.layers.AveragePooling1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output of the same rank, or with the channels first.
 */
public final class AveragePooling1D extends WindowPooling<AveragePooling1D> {
  public static final Schema<AveragePooling1D> SCHEMA =
      Schema.of("keras.layers.AveragePooling1D", AveragePooling1D.class, AveragePooling1D::new)
          .alias("AvgPool1D");

  /** Windows of size 2. */
  public AveragePooling1D() {
    super(1);
  }

  /** Windows of that size. */
  public AveragePooling1D(int size) {
    this();
    poolSize.set(Sizes.of(1, size));
  }

  @Override
  Tensor pool(Tensor x, int[] size, int[] strides, Padding padding, DataFormat format) {
    return Pooling.averagePool(x, size, strides, padding, format);
  }
}
