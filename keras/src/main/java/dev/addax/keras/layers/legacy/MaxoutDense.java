package dev.addax.keras.layers.legacy;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.math.Einsum;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The largest of several linear functions (Goodfellow et al., "Maxout networks", 2013). Keras 1:
 * {@code MaxoutDense}.
 *
 * <p>Input {@code (batch, n)}, output {@code (batch, output_dim)}. Weights: {@code kernel
 * (nb_feature, n, output_dim)}, {@code bias (nb_feature, output_dim)}.
 */
public final class MaxoutDense extends Weighted<MaxoutDense> {
  public static final Schema<MaxoutDense> SCHEMA =
      Schema.of("keras._legacy.layers.MaxoutDense", MaxoutDense.class, MaxoutDense::new);

  private final Option<Integer> outputDim = required("output_dim", Sizes.POSITIVE);
  private final Option<Integer> features = option("nb_feature", Sizes.POSITIVE, 4);
  private @Nullable Variable kernel;

  private MaxoutDense() {}

  /** The largest of {@code features} functions for each of {@code outputDim} outputs. */
  public MaxoutDense(int outputDim, int features) {
    this.outputDim.set(outputDim);
    this.features.set(features);
  }

  @Override
  protected void build(Shape shape) {
    kernel = addKernel("kernel", Shape.of(features.get(), shape.last(), outputDim.get()));
    if (useBias.get()) {
      addBias(Shape.of(features.get(), outputDim.get()));
    }
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var all = Einsum.of("bn,fno->bfo", x, requireBuilt(kernel).tensor());
    return finish(all, features.get(), outputDim.get()).max(1);
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(2));
  }
}
