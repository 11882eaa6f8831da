package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Option;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.layers.Weight;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.Variable;
import org.jspecify.annotations.Nullable;

/** A convolution that begins with kernels of each channel's own. */
abstract class ChannelwiseConvolution<L extends ChannelwiseConvolution<L>> extends Convolving<L> {
  final Option<Integer> depthMultiplier = option("depth_multiplier", Sizes.POSITIVE, 1);
  private final Option<Initializer> depthwiseInitializer =
      named("depthwise_initializer", Initializer.CODEC, "glorot_uniform");
  private final Option<@Nullable Regularizer> depthwiseRegularizer =
      option("depthwise_regularizer", Regularizer.CODEC.nullable(), null);
  private final Option<@Nullable Constraint> depthwiseConstraint =
      option("depthwise_constraint", Constraint.CODEC.nullable(), null);

  ChannelwiseConvolution(int rank) {
    super(rank, Sizes.VALID_OR_SAME);
  }

  /** {@return this layer with so many kernels for each channel} */
  public final L depthMultiplier(int kernels) {
    depthMultiplier.set(kernels);
    return self();
  }

  public final L depthwiseInitializer(Initializer initializer) {
    depthwiseInitializer.set(initializer);
    return self();
  }

  public final L depthwiseInitializer(String initializer) {
    depthwiseInitializer.named(initializer);
    return self();
  }

  public final L depthwiseRegularizer(@Nullable Regularizer penalty) {
    depthwiseRegularizer.set(penalty);
    return self();
  }

  public final L depthwiseRegularizer(String penalty) {
    depthwiseRegularizer.named(penalty);
    return self();
  }

  public final L depthwiseConstraint(@Nullable Constraint projection) {
    depthwiseConstraint.set(projection);
    return self();
  }

  public final L depthwiseConstraint(String projection) {
    depthwiseConstraint.named(projection);
    return self();
  }

  final Variable addDepthwise(String name, int channels) {
    return addWeight(
        Weight.of(name, kernelShape(channels, depthMultiplier.get()), depthwiseInitializer.get())
            .regularizer(depthwiseRegularizer.get())
            .constraint(depthwiseConstraint.get()));
  }

  /** These allow strides and dilation at once. */
  @Override
  final void requireStridesOrDilation() {}
}
