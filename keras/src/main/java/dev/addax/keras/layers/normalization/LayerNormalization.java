package dev.addax.keras.layers.normalization;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Normalization;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Each sample brought to mean 0 and variance 1 over some axes (Ba et al., 2016). Keras: {@code
 * keras.layers.LayerNormalization}.
 *
 * <p>Input of any shape, output of the same. Weights: {@code gamma}, {@code beta}, of the shape of
 * the axes. Computes in float32 or better. A mask passes through.
 */
public final class LayerNormalization extends Scaling<LayerNormalization> {
  public static final Schema<LayerNormalization> SCHEMA =
      Schema.of(
          "keras.layers.LayerNormalization", LayerNormalization.class, LayerNormalization::new);

  private final Option<List<Integer>> axis = option("axis", Codec.AXES, List.of(-1));
  private final Option<Boolean> rmsScaling = option("rms_scaling", Codec.BOOLEAN, false);

  {
    order("axis", "epsilon", "center", "scale", "rms_scaling");
    order("beta_initializer", "gamma_initializer", "beta_regularizer", "gamma_regularizer");
    order("beta_constraint", "gamma_constraint");
  }

  /** Over the last axis. */
  public LayerNormalization() {}

  /** {@return this layer over these axes} */
  public LayerNormalization axis(int... axes) {
    axis.set(Arrays.stream(axes).boxed().toList());
    return this;
  }

  @Override
  protected void build(Shape shape) {
    int[] dims = axis.get().stream().sorted().mapToInt(shape::dim).toArray();
    boolean rms = rmsScaling.get();
    addScale(Shape.of(dims), scales() || rms, centers() && !rms);
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    int[] axes = Sizes.array(axis.get());
    var y =
        rmsScaling.get()
            ? byVariance(x, axes)
            : Normalization.layer(x, gamma(), beta(), epsilon.get(), axes);
    return y.cast(computeDType());
  }

  /** The deprecated rms_scaling: x / √(variance + ε) · gamma. */
  private Tensor byVariance(Tensor x, int[] axes) {
    var wide = x.cast(Promotion.of(x.dtype(), DType.FLOAT32));
    var scaled = wide.multiply(wide.var(true, axes).add(epsilon.get()).rsqrt());
    var shape = Axes.kept(x.shape(), axes);
    return scaled.multiply(Objects.requireNonNull(gamma()).cast(wide.dtype()).reshape(shape));
  }

  @Override
  protected boolean autocasts() {
    return false;
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
