package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import java.util.List;

/** A layer that changes the borders of the spatial axes. */
abstract class Bordered<L extends Bordered<L>> extends Layer implements Fluent<L> {
  private final int rank;
  final Option<List<List<Integer>>> border;
  private final Option<DataFormat> dataFormat =
      option("data_format", Sizes.DATA_FORMAT, DataFormat.CHANNELS_LAST);

  Bordered(int rank, String name, int initial) {
    this.rank = rank;
    this.border = option(name, Borders.of(rank), Borders.all(rank, initial));
    order(name, "data_format");
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

  /** {@return x with another border along one axis} */
  abstract Tensor change(Tensor x, int axis, int before, int after);

  @Override
  protected Tensor call(Tensor x, Call call) {
    var y = x;
    int[] axes = dataFormat.get().spatialAxes(rank + 2);
    for (int i = 0; i < rank; i++) {
      y = change(y, axes[i], border.get().get(i).get(0), border.get().get(i).get(1));
    }
    return y;
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(rank + 2));
  }
}
