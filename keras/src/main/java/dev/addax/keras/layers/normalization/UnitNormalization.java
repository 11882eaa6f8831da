package dev.addax.keras.layers.normalization;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Normalization;
import java.util.Arrays;
import java.util.List;

/**
 * x divided by its Euclidean norm over some axes. Keras: {@code keras.layers.UnitNormalization}.
 *
 * <p>Input of any shape, output of the same. A mask passes through.
 */
public final class UnitNormalization extends Layer implements Fluent<UnitNormalization> {
  public static final Schema<UnitNormalization> SCHEMA =
      Schema.of("keras.layers.UnitNormalization", UnitNormalization.class, UnitNormalization::new);

  private final Option<List<Integer>> axis = option("axis", Codec.AXES, List.of(-1));

  /** Over the last axis. */
  public UnitNormalization() {}

  /** {@return this layer over these axes} */
  public UnitNormalization axis(int... axes) {
    axis.set(Arrays.stream(axes).boxed().toList());
    return this;
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return Normalization.normalize(x, 2, 1e-12, Sizes.array(axis.get()));
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
