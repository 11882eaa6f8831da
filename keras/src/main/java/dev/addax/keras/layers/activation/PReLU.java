package dev.addax.keras.layers.activation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.layers.Weight;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * x above 0, alpha · x below, with alpha learned (He et al., 2015). Keras: {@code
 * keras.layers.PReLU}.
 *
 * <p>Input of any shape, output of the same. Weight: {@code alpha}, of the input's shape without
 * the batch, of size 1 along shared axes. A mask passes through.
 */
public final class PReLU extends Layer implements Fluent<PReLU> {
  public static final Schema<PReLU> SCHEMA =
      Schema.of("keras.layers.PReLU", PReLU.class, PReLU::new);

  private final Option<Initializer> alphaInitializer =
      named("alpha_initializer", Initializer.CODEC, "zeros");
  private final Option<@Nullable Regularizer> alphaRegularizer =
      option("alpha_regularizer", Regularizer.CODEC.nullable(), null);
  private final Option<@Nullable Constraint> alphaConstraint =
      option("alpha_constraint", Constraint.CODEC.nullable(), null);
  private final Option<@Nullable List<Integer>> sharedAxes =
      option("shared_axes", Sizes.AXES.nullable(), null);

  private @Nullable Variable alpha;
  private @Nullable InputSpec input;

  public PReLU() {}

  public PReLU alphaInitializer(Initializer initializer) {
    alphaInitializer.set(initializer);
    return this;
  }

  public PReLU alphaInitializer(String initializer) {
    alphaInitializer.named(initializer);
    return this;
  }

  public PReLU alphaRegularizer(@Nullable Regularizer penalty) {
    alphaRegularizer.set(penalty);
    return this;
  }

  public PReLU alphaRegularizer(String penalty) {
    alphaRegularizer.named(penalty);
    return this;
  }

  public PReLU alphaConstraint(@Nullable Constraint projection) {
    alphaConstraint.set(projection);
    return this;
  }

  public PReLU alphaConstraint(String projection) {
    alphaConstraint.named(projection);
    return this;
  }

  /**
   * {@return this layer with one alpha for all positions along these axes, counted with the batch}
   */
  public PReLU sharedAxes(int... axes) {
    sharedAxes.set(Arrays.stream(axes).boxed().toList());
    return this;
  }

  @Override
  protected void build(Shape shape) {
    var shared = sharedAxes.get();
    var own = shape.slice(1, shape.rank());
    for (int axis : shared == null ? List.<Integer>of() : shared) {
      own = own.with(axis - 1, 1);
    }
    alpha =
        addWeight(
            Weight.of("alpha", own, alphaInitializer.get())
                .regularizer(alphaRegularizer.get())
                .constraint(alphaConstraint.get()));
    input = InputSpec.rank(shape.rank());
    for (int axis = 1; shared != null && axis < shape.rank(); axis++) {
      input = shared.contains(axis) ? input : input.axis(axis, shape.dim(axis));
    }
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var below = requireBuilt(alpha).tensor().negative().multiply(x.negative().relu());
    return x.relu().add(below);
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return input == null ? List.of() : List.of(input);
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
