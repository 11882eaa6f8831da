package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import java.util.List;

/** A layer that makes each spatial axis a multiple of its size. */
abstract class Enlarging<L extends Enlarging<L>> extends Layer implements Fluent<L> {
  private final int rank;
  final Option<List<Integer>> size;
  final Option<DataFormat> dataFormat =
      option("data_format", Sizes.DATA_FORMAT, DataFormat.CHANNELS_LAST);

  Enlarging(int rank) {
    this.rank = rank;
    this.size = option("size", Sizes.positive(rank), Sizes.of(rank, 2));
    order("size", "data_format");
  }

  /** {@return this layer for inputs with their channels there} */
  public final L dataFormat(DataFormat format) {
    dataFormat.set(format);
    return self();
  }

  /** {@return this layer for such inputs, {@code "channels_last"} or {@code "channels_first"}} */
  public final L dataFormat(String format) {
    dataFormat.named(format);
    return self();
  }

  @SuppressWarnings("unchecked")
  private L self() {
    return (L) this;
  }

  final Tensor repeated(Tensor x) {
    int first = dataFormat.get().spatialAxes(rank + 2)[0];
    var y = x;
    for (int i = 0; i < rank; i++) {
      y = Axis.repeat(y, first + i, size.get().get(i));
    }
    return y;
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(rank + 2));
  }
}
