package dev.addax.keras.layers.legacy;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Affine;
import dev.addax.keras.layers.Weight;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/** What the layers with a kernel and a bias in this package share. */
abstract class Weighted<L extends Weighted<L>> extends Affine<L> {
  final Option<Boolean> useBias = option("use_bias", Codec.BOOLEAN, true);
  private final Option<Initializer> kernelInitializer =
      named("kernel_initializer", Initializer.CODEC, "glorot_uniform");
  private final Option<@Nullable Regularizer> kernelRegularizer =
      option("kernel_regularizer", Regularizer.CODEC.nullable(), null);
  private final Option<@Nullable Constraint> kernelConstraint =
      option("kernel_constraint", Constraint.CODEC.nullable(), null);

  /** {@return this layer with or without a bias} */
  public final L useBias(boolean use) {
    useBias.set(use);
    return self();
  }

  final Variable addKernel(String name, Shape shape) {
    return addWeight(
        Weight.of(name, shape, kernelInitializer.get())
            .regularizer(kernelRegularizer.get())
            .constraint(kernelConstraint.get()));
  }
}
