package dev.addax.keras.layers.legacy;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.initializers.Ones;
import dev.addax.keras.initializers.Zeros;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Weight;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Normalization by the data itself, in training and in prediction. Keras 1: {@code
 * BatchNormalization} with {@code mode} 1, each example along its last axis, or 2, each feature
 * over the batch.
 *
 * <p>Weights: {@code gamma}, {@code beta}, and the {@code moving_mean} and {@code moving_variance}
 * that files hold and nothing uses, of the size of the axis.
 */
public final class MomentNormalization extends Layer implements Fluent<MomentNormalization> {
  public static final Schema<MomentNormalization> SCHEMA =
      Schema.of(
          "keras._legacy.layers.MomentNormalization",
          MomentNormalization.class,
          MomentNormalization::new);

  private final Option<Integer> mode = required("mode", Codec.INT);
  private final Option<Integer> axis = option("axis", Codec.INT, -1);
  private final Option<Double> epsilon = option("epsilon", Codec.DOUBLE, 1e-3);
  private final Option<Initializer> betaInitializer =
      named("beta_initializer", Initializer.CODEC, "zeros");
  private final Option<Initializer> gammaInitializer =
      named("gamma_initializer", Initializer.CODEC, "ones");
  private @Nullable Variable gamma;
  private @Nullable Variable beta;

  private MomentNormalization() {}

  /** A layer that normalizes each example (1) or each feature (2). */
  public MomentNormalization(int mode) {
    this.mode.set(mode);
  }

  @Override
  protected void build(Shape shape) {
    var own = Shape.of(shape.dim(axis.get()));
    gamma = addWeight("gamma", own, gammaInitializer.get());
    beta = addWeight("beta", own, betaInitializer.get());
    addWeight(Weight.of("moving_mean", own, new Zeros()).notTrainable());
    addWeight(Weight.of("moving_variance", own, new Ones()).notTrainable());
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    boolean byExample = mode.get() == 1;
    int kept = byExample ? x.rank() - 1 : x.shape().axis(axis.get());
    int[] axes =
        byExample
            ? new int[] {x.rank() - 1}
            : IntStream.range(0, x.rank()).filter(i -> i != kept).toArray();
    var deviation = x.var(true, axes).add(epsilon.get()).sqrt();
    // Keras 1 added epsilon twice there.
    var scale = byExample ? deviation.add(epsilon.get()) : deviation;
    var normalized = x.subtract(x.mean(true, axes)).divide(scale);
    return normalized
        .multiply(along(requireBuilt(gamma), x, kept))
        .add(along(requireBuilt(beta), x, kept));
  }

  private static Tensor along(Variable weight, Tensor x, int axis) {
    var shape = new int[x.rank()];
    Arrays.fill(shape, 1);
    shape[axis] = x.shape().dim(axis);
    return weight.tensor().reshape(shape);
  }
}
