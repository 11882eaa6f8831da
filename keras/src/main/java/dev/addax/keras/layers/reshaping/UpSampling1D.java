package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import java.util.List;

/**
 * Each step several times in a row. Keras: {@code keras.layers.UpSampling1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, steps · size, channels)}.
 */
public final class UpSampling1D extends Layer implements Fluent<UpSampling1D> {
  public static final Schema<UpSampling1D> SCHEMA =
      Schema.of("keras.layers.UpSampling1D", UpSampling1D.class, UpSampling1D::new);

  private final Option<Integer> size = option("size", Sizes.POSITIVE, 2);

  /** Each step twice. */
  public UpSampling1D() {}

  public UpSampling1D(int size) {
    this.size.set(size);
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return Axis.repeat(x, 1, size.get());
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(3));
  }
}
