package dev.addax.keras.layers.core;

import dev.addax.keras.config.Option;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Affine;
import dev.addax.keras.layers.Weight;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/** An affine layer with one kernel. */
abstract class Kernel<L extends Kernel<L>> extends Affine<L> {
  final Option<Initializer> kernelInitializer =
      named("kernel_initializer", Initializer.CODEC, "glorot_uniform");
  private final Option<@Nullable Regularizer> kernelRegularizer =
      option("kernel_regularizer", Regularizer.CODEC.nullable(), null);
  private final Option<@Nullable Constraint> kernelConstraint =
      option("kernel_constraint", Constraint.CODEC.nullable(), null);

  private @Nullable Variable kernel;

  public final L kernelInitializer(Initializer initializer) {
    kernelInitializer.set(initializer);
    return self();
  }

  public final L kernelInitializer(String initializer) {
    kernelInitializer.named(initializer);
    return self();
  }

  public final L kernelRegularizer(@Nullable Regularizer penalty) {
    kernelRegularizer.set(penalty);
    return self();
  }

  public final L kernelRegularizer(String penalty) {
    kernelRegularizer.named(penalty);
    return self();
  }

  public final L kernelConstraint(@Nullable Constraint projection) {
    kernelConstraint.set(projection);
    return self();
  }

  public final L kernelConstraint(String projection) {
    kernelConstraint.named(projection);
    return self();
  }

  /**
   * {@return the kernel}
   *
   * @throws IllegalStateException if the layer is not built
   */
  public final Variable kernel() {
    return requireBuilt(kernel);
  }

  final void addKernel(Shape shape, Initializer initializer) {
    kernel =
        addWeight(
            Weight.of("kernel", shape, initializer)
                .regularizer(kernelRegularizer.get())
                .constraint(kernelConstraint.get()));
  }
}
