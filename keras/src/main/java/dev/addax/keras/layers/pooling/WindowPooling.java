package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Padding;
import java.util.List;

/** Pooling by a window that slides over the spatial axes. Keras: {@code BasePooling}. */
abstract class WindowPooling<L extends WindowPooling<L>> extends Layer implements Fluent<L> {
  private final int rank;
  final Option<List<Integer>> poolSize;
  private final Option<Padding> padding = option("padding", Sizes.VALID_OR_SAME, Padding.VALID);
  private final Option<List<Integer>> strides;
  private final Option<DataFormat> dataFormat =
      option("data_format", Sizes.DATA_FORMAT, DataFormat.CHANNELS_LAST);

  WindowPooling(int rank) {
    this.rank = rank;
    this.poolSize = option("pool_size", Sizes.positive(rank), Sizes.of(rank, 2));
    this.strides = later("strides", Sizes.positive(rank), poolSize::get);
    order("pool_size", "padding", "strides", "data_format");
  }

  /** {@return this layer with a window that moves in such steps; without this, by its own size} */
  public final L strides(int... steps) {
    strides.set(Sizes.of(rank, steps));
    return self();
  }

  /** {@return this layer with that treatment of the border} */
  public final L padding(Padding border) {
    padding.set(border);
    return self();
  }

  /** {@return this layer with that treatment of the border, such as {@code "same"}} */
  public final L padding(String border) {
    padding.named(border);
    return self();
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

  abstract Tensor pool(Tensor x, int[] size, int[] strides, Padding padding, DataFormat format);

  @Override
  protected Tensor call(Tensor x, Call call) {
    var window = Sizes.array(poolSize.get());
    return pool(x, window, Sizes.array(strides.get()), padding.get(), dataFormat.get());
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(rank + 2));
  }
}
