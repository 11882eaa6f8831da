package dev.addax.keras.layers;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Option;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What layers of the form activation(x ⋆ kernel + bias) share: dense layers and convolutions.
 *
 * @param <L> the layer's class
 */
public abstract class Affine<L extends Affine<L>> extends Layer implements Fluent<L> {
  private final Option<Activation> activation =
      option("activation", Activation.CODEC, Activation.LINEAR);
  private final Option<Initializer> biasInitializer =
      named("bias_initializer", Initializer.CODEC, "zeros");
  private final Option<@Nullable Regularizer> biasRegularizer =
      option("bias_regularizer", Regularizer.CODEC.nullable(), null);
  private final Option<@Nullable Constraint> biasConstraint =
      option("bias_constraint", Constraint.CODEC.nullable(), null);

  private @Nullable Variable bias;

  /** {@return this layer with a function applied to its output} */
  public final L activation(Activation function) {
    activation.set(function);
    return self();
  }

  /** {@return this layer with a function applied to its output, such as {@code "relu"}} */
  public final L activation(String function) {
    activation.named(function);
    return self();
  }

  public final L biasInitializer(Initializer initializer) {
    biasInitializer.set(initializer);
    return self();
  }

  public final L biasInitializer(String initializer) {
    biasInitializer.named(initializer);
    return self();
  }

  public final L biasRegularizer(@Nullable Regularizer penalty) {
    biasRegularizer.set(penalty);
    return self();
  }

  public final L biasRegularizer(String penalty) {
    biasRegularizer.named(penalty);
    return self();
  }

  public final L biasConstraint(@Nullable Constraint projection) {
    biasConstraint.set(projection);
    return self();
  }

  public final L biasConstraint(String projection) {
    biasConstraint.named(projection);
    return self();
  }

  /** {@return the function applied to the output} */
  public final Activation activation() {
    return activation.get();
  }

  /** {@return the bias, null if there is none or the layer is not built} */
  public final @Nullable Variable bias() {
    return bias;
  }

  /** Makes the weight {@code bias}. */
  protected final void addBias(Shape shape) {
    bias =
        addWeight(
            Weight.of("bias", shape, biasInitializer.get())
                .regularizer(biasRegularizer.get())
                .constraint(biasConstraint.get()));
  }

  /**
   * {@return the activation of {@code y} plus the bias, if there is one}
   *
   * @param biasShape what the bias is reshaped to so that it broadcasts
   */
  protected final Tensor finish(Tensor y, int... biasShape) {
    var biased = bias == null ? y : y.add(bias.tensor().reshape(biasShape));
    return activation.get().apply(biased);
  }

  /** {@return this, as its own class} */
  @SuppressWarnings("unchecked")
  protected final L self() {
    return (L) this;
  }
}
