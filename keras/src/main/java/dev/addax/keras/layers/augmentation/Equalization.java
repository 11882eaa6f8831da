package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Histograms;
import dev.addax.tensor.type.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * In training spreads the values of each channel so that all are about equally frequent. Keras:
 * {@code keras.layers.Equalization}.
 *
 * <p>As in Keras, frequencies are those of the whole batch.
 */
public final class Equalization extends ImageLayer<Equalization> {
  public static final Schema<Equalization> SCHEMA =
      Schema.of("keras.layers.Equalization", Equalization.class, Equalization::new);

  private final Option<Integer> bins = option("bins", Sizes.POSITIVE, 256);
  private final Option<List<Double>> valueRange =
      option("value_range", Factor.VALUE_RANGE, Factor.BYTES);

  {
    option("factor", Factor.plain(Factor.Bounds.BOTH).nullable(), null); // read, without meaning
  }

  /** For pictures with values from 0 to 255. */
  public Equalization() {}

  /** {@return this layer for pictures with values in that range} */
  public Equalization valueRange(double lowest, double highest) {
    valueRange.set(List.of(lowest, highest));
    return this;
  }

  /** {@return this layer counting values in so many bins} */
  public Equalization bins(int count) {
    bins.set(count);
    return this;
  }

  @Override
  boolean castsOutsideTraining() {
    return false;
  }

  @Override
  Tensor transform(Tensor images, boolean training) {
    if (!training || isOpen(images)) {
      return images;
    }
    var channels = new ArrayList<Tensor>();
    for (int i = 0; i < images.shape().dim(channelAxis()); i++) {
      channels.add(equalized(images.narrow(channelAxis(), i, 1)));
    }
    return Movement.concatenate(channels, channelAxis());
  }

  private Tensor equalized(Tensor channel) {
    var bytes = rescaled(channel, valueRange.get(), Factor.BYTES);
    int last = bins.get() - 1;
    var wide = bytes.cast(DType.FLOAT32);
    var counted = wide.multiply(last).divide(255).cast(DType.INT32).clip(0, last);
    var counts = Histograms.counts(counted.reshape(-1), bins.get());
    var below = counts.cast(DType.FLOAT64).cumsum(0);
    var first = below.greater(0).where(below, Double.POSITIVE_INFINITY).min();
    var range = below.narrow(0, last, 1).squeeze(0).subtract(first);
    var table =
        below
            .subtract(first)
            .multiply(255)
            .divide(range.equal(0).where(range.onesLike(), range))
            .round()
            .clip(0, 255);
    var place = bytes.divide(255).multiply(last).clip(0, last).cast(DType.INT32);
    var spread = table.take(place, 0).cast(computeDType());
    var single = counts.greater(0).cast(DType.INT32).sum().lessEqual(1);
    return rescaled(single.where(bytes, spread), Factor.BYTES, valueRange.get());
  }
}
