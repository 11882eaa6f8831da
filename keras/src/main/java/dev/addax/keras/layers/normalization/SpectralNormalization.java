package dev.addax.keras.layers.normalization;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.TruncatedNormal;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.layers.Weight;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.math.Normalization;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Another layer whose kernel is divided by its largest singular value at each training call (Miyato
 * et al., 2018). Keras: {@code keras.layers.SpectralNormalization}.
 *
 * <p>Input and output as of the layer inside, which has a weight {@code kernel} or {@code
 * embeddings}. Weights: that kernel, not trainable {@code vector_u (1, outputs)}, then the others
 * of the layer inside.
 */
public final class SpectralNormalization extends Layer implements Fluent<SpectralNormalization> {
  public static final Schema<SpectralNormalization> SCHEMA =
      Schema.of(
          "keras.layers.SpectralNormalization",
          SpectralNormalization.class,
          SpectralNormalization::new);

  private static final double EPSILON = 1e-7;
  private static final Set<String> KERNELS = Set.of("kernel", "embeddings");

  private final Option<Layer> inner = required("layer", Layer.CODEC);
  private final Option<Integer> powerIterations = option("power_iterations", Sizes.POSITIVE, 1);

  private @Nullable Variable kernel;
  private @Nullable Variable vectorU;
  private @Nullable InputSpec input;

  private SpectralNormalization() {}

  public SpectralNormalization(Layer layer) {
    inner.set(layer);
  }

  /** {@return this layer with so many steps towards the singular value at each call} */
  public SpectralNormalization powerIterations(int steps) {
    powerIterations.set(steps);
    return this;
  }

  @Override
  public void complete() {
    super.complete();
    track("layer", inner.get());
  }

  @Override
  protected void build(Shape shape) {
    inner.get().buildFor(shape);
    var found =
        inner.get().ownWeights().stream().filter(w -> KERNELS.contains(w.name())).findFirst();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s needs a layer with a weight 'kernel' or 'embeddings', received %s with %s"
              .formatted(
                  title(),
                  inner.get().path(),
                  inner.get().ownWeights().stream().map(Variable::name).toList()));
    }
    kernel = track(found.get());
    vectorU =
        addWeight(
            Weight.of(
                    "vector_u",
                    Shape.of(1, kernel.type().shape().last()),
                    new TruncatedNormal(0, 0.02))
                .dtype(kernel.type().dtype())
                .notTrainable());
    input = InputSpec.minRank(1).axis(-1, shape.last());
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    if (call.training()) {
      normalize(requireBuilt(kernel), requireBuilt(vectorU));
    }
    return inner.get().apply(x).cast(x.dtype());
  }

  private void normalize(Variable kernel, Variable vectorU) {
    var before = kernel.value();
    var weights = kernel.tensor().reshape(-1, kernel.type().shape().last());
    var u = vectorU.value().cast(weights.dtype());
    var v = u;
    for (int i = 0; i < powerIterations.get(); i++) {
      v = unit(u.matmul(weights.transpose()));
      u = unit(v.matmul(weights));
    }
    var sigma = v.matmul(weights).matmul(u.transpose());
    var divided = kernel.tensor().divide(sigma.reshape()).cast(before.dtype());
    var zero = before.equal(0).all();
    vectorU.assign(zero.where(vectorU.value(), u.cast(vectorU.type().dtype())));
    kernel.assign(zero.where(before, divided));
  }

  private static Tensor unit(Tensor x) {
    return Normalization.normalize(x, 2, EPSILON);
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return input == null ? List.of() : List.of(input);
  }
}
