package dev.addax.keras.layers.normalization;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.Ones;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.math.Normalization;
import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * x divided by its root mean square over some axes, times a learned scale (Zhang and Sennrich,
 * 2019). Keras: {@code keras.layers.RMSNormalization}.
 *
 * <p>Input of any shape, output of the same. Weight: {@code scale}, of the shape of the axes.
 * Computes in float32 or better.
 */
public final class RMSNormalization extends Layer implements Fluent<RMSNormalization> {
  public static final Schema<RMSNormalization> SCHEMA =
      Schema.of("keras.layers.RMSNormalization", RMSNormalization.class, RMSNormalization::new);

  private final Option<List<Integer>> axis = option("axis", Codec.AXES, List.of(-1));
  private final Option<Double> epsilon = option("epsilon", Codec.DOUBLE, 1e-6);

  private @Nullable Variable scale;

  /** Over the last axis. */
  public RMSNormalization() {}

  /** {@return this layer over these axes} */
  public RMSNormalization axis(int... axes) {
    axis.set(Arrays.stream(axes).boxed().toList());
    return this;
  }

  /** {@return this layer with that added to mean squares so that none is 0} */
  public RMSNormalization epsilon(double small) {
    epsilon.set(small);
    return this;
  }

  @Override
  protected void build(Shape shape) {
    int[] dims = axis.get().stream().sorted().mapToInt(shape::dim).toArray();
    scale = addWeight("scale", Shape.of(dims), new Ones());
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    int[] axes = Sizes.array(axis.get());
    var shape = Axes.kept(x.shape(), axes);
    var factor = requireBuilt(scale).tensor().reshape(shape);
    return Normalization.rms(x, factor, epsilon.get(), axes);
  }

  /** As in Keras, built layers save their axes as a list. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = new LinkedHashMap<>(super.getConfig());
    if (isBuilt()) {
      config.put("axis", Axes.json(axis.get()));
    }
    return config;
  }
}
