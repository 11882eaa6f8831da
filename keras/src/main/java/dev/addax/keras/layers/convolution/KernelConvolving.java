package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.layers.Weight;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.Variable;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/** A convolution with one kernel, whose number of output channels is free. */
abstract class KernelConvolving<L extends KernelConvolving<L>> extends Convolving<L> {
  final Option<Integer> filters = required("filters", Sizes.POSITIVE);
  private final Option<Initializer> kernelInitializer =
      named("kernel_initializer", Initializer.CODEC, "glorot_uniform");
  private final Option<@Nullable Regularizer> kernelRegularizer =
      option("kernel_regularizer", Regularizer.CODEC.nullable(), null);
  private final Option<@Nullable Constraint> kernelConstraint =
      option("kernel_constraint", Constraint.CODEC.nullable(), null);

  private @Nullable Variable kernel;

  KernelConvolving(int rank, Codec<Padding> paddings) {
    super(rank, paddings);
  }

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

  final void addKernel(Shape shape) {
    kernel =
        addWeight(
            Weight.of("kernel", shape, kernelInitializer.get())
                .regularizer(kernelRegularizer.get())
                .constraint(kernelConstraint.get()));
  }

  @Override
  final int filters(int channels) {
    return filters.get();
  }
}
