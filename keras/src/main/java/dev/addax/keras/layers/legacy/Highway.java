package dev.addax.keras.layers.legacy;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.Constant;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.InputSpec;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * t · h(x) + (1 − t) · x with a learned gate t (Srivastava et al., "Highway networks", 2015). Keras
 * 1: {@code Highway}.
 *
 * <p>Input {@code (batch, n)}, output of the same shape. Weights: {@code kernel} and {@code
 * kernel_carry (n, n)}, {@code bias} and {@code bias_carry (n,)}.
 */
public final class Highway extends Weighted<Highway> {
  public static final Schema<Highway> SCHEMA =
      Schema.of("keras._legacy.layers.Highway", Highway.class, Highway::new);

  private final Option<Double> transformBias = option("transform_bias", Codec.DOUBLE, -1.0);
  private @Nullable Variable kernel;
  private @Nullable Variable carryKernel;
  private @Nullable Variable carryBias;

  /** A layer whose gate is nearly closed at first. */
  public Highway() {}

  @Override
  protected void build(Shape shape) {
    var square = Shape.of(shape.last(), shape.last());
    kernel = addKernel("kernel", square);
    carryKernel = addKernel("kernel_carry", square);
    if (useBias.get()) {
      addBias(Shape.of(shape.last()));
      carryBias =
          addWeight("bias_carry", Shape.of(shape.last()), new Constant(transformBias.get()));
    }
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var gate = x.matmul(requireBuilt(carryKernel).tensor());
    if (carryBias != null) {
      gate = gate.add(carryBias.tensor());
    }
    gate = gate.sigmoid();
    var changed = finish(x.matmul(requireBuilt(kernel).tensor()), x.shape().last());
    return changed.multiply(gate).add(x.multiply(gate.negative().add(1)));
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(2));
  }
}
