package dev.addax.keras.layers.regularization;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.math.DataFormat;

/**
 * In training drops whole channels of a sequence (Tompson et al., 2014). Keras: {@code
 * keras.layers.SpatialDropout1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output the same. A mask passes through.
 */
public final class SpatialDropout1D extends SpatialDropping<SpatialDropout1D> {
  public static final Schema<SpatialDropout1D> SCHEMA =
      Schema.of("keras.layers.SpatialDropout1D", SpatialDropout1D.class, SpatialDropout1D::new);

  private SpatialDropout1D() {
    super(1);
  }

  /**
   * @param rate the share of channels that are dropped, 0 to 1
   */
  public SpatialDropout1D(double rate) {
    this();
    amount.set(rate);
  }

  @Override
  DataFormat format() {
    return DataFormat.CHANNELS_LAST;
  }
}
