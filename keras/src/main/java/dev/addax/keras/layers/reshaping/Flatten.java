package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.type.Shape;
import java.util.List;

/**
 * Everything but the batch in one axis. Keras: {@code keras.layers.Flatten}.
 *
 * <p>Input {@code (batch, …)}, output {@code (batch, elements)}; channels come last also of inputs
 * that have them first.
 */
public final class Flatten extends Layer implements Fluent<Flatten> {
  public static final Schema<Flatten> SCHEMA =
      Schema.of("keras.layers.Flatten", Flatten.class, Flatten::new);

  private final Option<DataFormat> dataFormat =
      option("data_format", Sizes.DATA_FORMAT, DataFormat.CHANNELS_LAST);

  public Flatten() {}

  /** {@return this layer for inputs with their channels there} */
  public Flatten dataFormat(DataFormat format) {
    dataFormat.set(format);
    return this;
  }

  /** {@return this layer for such inputs, {@code "channels_last"} or {@code "channels_first"}} */
  public Flatten dataFormat(String format) {
    dataFormat.named(format);
    return this;
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var moved = x.rank() > 1 ? dataFormat.get().toLast(x) : x;
    var rest = x.shape().slice(1, x.rank());
    int size = rest.isKnown() ? Math.toIntExact(rest.size()) : Shape.UNKNOWN;
    return moved.reshape(x.shape().dim(0), size);
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.minRank(1));
  }
}
