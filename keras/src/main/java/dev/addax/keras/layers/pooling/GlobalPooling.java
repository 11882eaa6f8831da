package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import java.util.List;

/** Pooling over all spatial axes at once. Keras: {@code BaseGlobalPooling}. */
abstract class GlobalPooling<L extends GlobalPooling<L>> extends Layer implements Fluent<L> {
  private final int rank;
  private final Option<DataFormat> dataFormat =
      option("data_format", Sizes.DATA_FORMAT, DataFormat.CHANNELS_LAST);
  private final Option<Boolean> keepdims = option("keepdims", Codec.BOOLEAN, false);

  GlobalPooling(int rank) {
    this.rank = rank;
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

  /** {@return this layer with pooled axes kept as size 1} */
  public final L keepdims(boolean keep) {
    keepdims.set(keep);
    return self();
  }

  @SuppressWarnings("unchecked")
  private L self() {
    return (L) this;
  }

  /**
   * {@return the pooled tensor}
   *
   * @param axes the spatial axes
   */
  abstract Tensor pool(Tensor x, boolean keepdims, int[] axes, Call call);

  @Override
  protected Tensor call(Tensor x, Call call) {
    return pool(x, keepdims.get(), dataFormat.get().spatialAxes(rank + 2), call);
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(rank + 2));
  }
}
