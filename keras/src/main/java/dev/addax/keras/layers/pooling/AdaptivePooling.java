package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.type.Shape;
import java.util.List;

/** Pooling to a given size. Keras: {@code BaseAdaptivePooling}. */
abstract class AdaptivePooling<L extends AdaptivePooling<L>> extends Layer implements Fluent<L> {
  private final int rank;
  final Option<List<Integer>> outputSize;
  private final Option<DataFormat> dataFormat =
      option("data_format", Sizes.DATA_FORMAT, DataFormat.CHANNELS_LAST);

  AdaptivePooling(int rank) {
    this.rank = rank;
    this.outputSize = required("output_size", Sizes.positive(rank));
    order("output_size", "data_format");
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

  abstract Tensor pool(Tensor x, int[] size, DataFormat format);

  @Override
  protected Tensor call(Tensor x, Call call) {
    int[] axes = dataFormat.get().spatialAxes(rank + 2);
    var target = x.shape();
    boolean known = true;
    for (int i = 0; i < rank; i++) {
      known &= x.shape().isKnown(axes[i]);
      target = target.with(axes[i], outputSize.get().get(i));
    }
    return known ? pool(x, Sizes.array(outputSize.get()), dataFormat.get()) : typed(x, target);
  }

  /** While sizes are unknown only the type is right, and computing this is refused. */
  private static Tensor typed(Tensor x, Shape target) {
    return new Reshape(target).on(x);
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(rank + 2));
  }
}
