package dev.addax.keras.layers.regularization;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.math.DataFormat;

/**
 * In training drops whole channels of volumes (Tompson et al., 2014). Keras: {@code
 * keras.layers.SpatialDropout3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)} or with the channels first, output the
 * same. A mask passes through.
 */
public final class SpatialDropout3D extends SpatialDropping<SpatialDropout3D> {
  public static final Schema<SpatialDropout3D> SCHEMA =
      Schema.of("keras.layers.SpatialDropout3D", SpatialDropout3D.class, SpatialDropout3D::new);

  private final Option<DataFormat> dataFormat =
      option("data_format", Sizes.DATA_FORMAT, DataFormat.CHANNELS_LAST);

  private SpatialDropout3D() {
    super(3);
  }

  /**
   * @param rate the share of channels that are dropped, 0 to 1
   */
  public SpatialDropout3D(double rate) {
    this();
    amount.set(rate);
  }

  /** {@return this layer for inputs with their channels there} */
  public SpatialDropout3D dataFormat(DataFormat format) {
    dataFormat.set(format);
    return this;
  }

  /** {@return this layer for such inputs, {@code "channels_last"} or {@code "channels_first"}} */
  public SpatialDropout3D dataFormat(String format) {
    dataFormat.named(format);
    return this;
  }

  @Override
  DataFormat format() {
    return dataFormat.get();
  }
}
