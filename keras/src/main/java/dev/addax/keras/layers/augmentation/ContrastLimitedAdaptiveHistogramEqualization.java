package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.type.DType;
import java.util.List;

/**
 * Spreads the values of each channel tile by tile, no value counting for too much (Zuiderveld,
 * 1994). Keras: {@code keras.layers.ContrastLimitedAdaptiveHistogramEqualization}.
 */
public final class ContrastLimitedAdaptiveHistogramEqualization
    extends ImageLayer<ContrastLimitedAdaptiveHistogramEqualization> {
  public static final Schema<ContrastLimitedAdaptiveHistogramEqualization> SCHEMA =
      Schema.of(
          "keras.layers.ContrastLimitedAdaptiveHistogramEqualization",
          ContrastLimitedAdaptiveHistogramEqualization.class,
          ContrastLimitedAdaptiveHistogramEqualization::new);

  private final Option<List<Double>> valueRange =
      option("value_range", Factor.VALUE_RANGE, Factor.BYTES);
  private final Option<Double> clipLimit = option("clip_limit", Codec.DOUBLE, 4.0);
  private final Option<List<Integer>> tileGridSize =
      option("tile_grid_size", Sizes.positive(2), Sizes.of(2, 8));

  /** Tiles in 8 rows and 8 columns. */
  public ContrastLimitedAdaptiveHistogramEqualization() {}

  /** {@return this layer for pictures with values in that range} */
  public ContrastLimitedAdaptiveHistogramEqualization valueRange(double lowest, double highest) {
    valueRange.set(List.of(lowest, highest));
    return this;
  }

  /** {@return this layer with another limit, in multiples of an even share; 0 for none} */
  public ContrastLimitedAdaptiveHistogramEqualization clipLimit(double limit) {
    clipLimit.set(limit);
    return this;
  }

  /** {@return this layer with so many rows and columns of tiles} */
  public ContrastLimitedAdaptiveHistogramEqualization tileGridSize(int rows, int columns) {
    tileGridSize.set(List.of(rows, columns));
    return this;
  }

  @Override
  boolean keepsDType() {
    return true;
  }

  @Override
  Tensor transform(Tensor images, boolean training) {
    boolean last = dataFormat.get() == DataFormat.CHANNELS_LAST;
    var x = last ? images : images.transpose(0, 2, 3, 1);
    var bytes = rescaled(x.cast(DType.FLOAT32), valueRange.get(), Factor.BYTES);
    var tiles =
        new Tiles(
            height(images), width(images), tileGridSize.get().get(0), tileGridSize.get().get(1));
    var spread = rescaled(equalized(bytes, tiles), Factor.BYTES, valueRange.get());
    var result = spread.cast(images.dtype());
    return last ? result : result.transpose(0, 3, 1, 2);
  }

  private Tensor equalized(Tensor x, Tiles tiles) {
    var padded = tiles.padded(x);
    var pixels = padded.clip(0, 255).cast(DType.INT32);
    var counts = tiles.counts(pixels);
    if (clipLimit.get() > 0) {
      var limited = counts.minimum(clipLimit.get() * tiles.area() / 256);
      counts = limited.add(counts.subtract(limited).sum(true, -1).divide(256));
    }
    var below = counts.cumsum(-1);
    var first = below.min(true, -1);
    var range = first.negative().add(tiles.area());
    var table =
        below
            .subtract(first)
            .multiply(255)
            .divide(range.equal(0).where(range.onesLike(), range))
            .clip(0, 255);
    // What lies beyond the middle of an outer tile sees that tile only.
    var wider = edged(edged(table, 1), 2);
    return tiles
        .interpolated(wider, pixels)
        .narrow(1, 0, x.shape().dim(1))
        .narrow(2, 0, x.shape().dim(2));
  }

  private static Tensor edged(Tensor table, int axis) {
    int last = table.shape().dim(axis) - 1;
    return Movement.concatenate(
        List.of(table.narrow(axis, 0, 1), table, table.narrow(axis, last, 1)), axis);
  }
}
