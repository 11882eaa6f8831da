package dev.addax.keras.layers.legacy;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.Constant;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * α · log(1 + exp(β x)) with learned α and β (McFarland et al., 2013). Keras 1: {@code
 * ParametricSoftplus}.
 *
 * <p>Weights: {@code alpha} and {@code beta} of the input's shape without the batch, 1 along shared
 * axes.
 */
public final class ParametricSoftplus extends Layer implements Fluent<ParametricSoftplus> {
  public static final Schema<ParametricSoftplus> SCHEMA =
      Schema.of(
          "keras._legacy.layers.ParametricSoftplus",
          ParametricSoftplus.class,
          ParametricSoftplus::new);

  private final Option<Double> alphaInit = option("alpha_init", Codec.DOUBLE, 0.2);
  private final Option<Double> betaInit = option("beta_init", Codec.DOUBLE, 5.0);
  private final Option<@Nullable List<Integer>> sharedAxes =
      option("shared_axes", Codec.INT.list().nullable(), null);
  private @Nullable Variable alpha;
  private @Nullable Variable beta;

  /** A layer of 0.2 · log(1 + exp(5 x)). */
  public ParametricSoftplus() {}

  @Override
  protected void build(Shape shape) {
    var own = Elementwise.weights(shape, sharedAxes.get());
    alpha = addWeight("alpha", own, new Constant(alphaInit.get()));
    beta = addWeight("beta", own, new Constant(betaInit.get()));
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var inner = x.multiply(requireBuilt(beta).tensor()).softplus();
    return inner.multiply(requireBuilt(alpha).tensor());
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
