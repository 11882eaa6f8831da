package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Option;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.layers.Weight;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.math.Convolution;
import dev.addax.tensor.type.Shape;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Each channel convolved with kernels of its own, then all channels mixed at each position. Keras:
 * {@code BaseSeparableConv}.
 */
abstract class SeparableConvolution<L extends SeparableConvolution<L>>
    extends ChannelwiseConvolution<L> {
  final Option<Integer> filters = required("filters", Sizes.POSITIVE);
  private final Option<Initializer> pointwiseInitializer =
      named("pointwise_initializer", Initializer.CODEC, "glorot_uniform");
  private final Option<@Nullable Regularizer> pointwiseRegularizer =
      option("pointwise_regularizer", Regularizer.CODEC.nullable(), null);
  private final Option<@Nullable Constraint> pointwiseConstraint =
      option("pointwise_constraint", Constraint.CODEC.nullable(), null);

  {
    order("depth_multiplier", "filters", "kernel_size", "strides", "padding", "data_format");
    order("dilation_rate", "activation", "use_bias");
    order("depthwise_initializer", "pointwise_initializer", "bias_initializer");
    order("depthwise_regularizer", "pointwise_regularizer", "bias_regularizer");
    order("activity_regularizer");
    order("depthwise_constraint", "pointwise_constraint", "bias_constraint");
  }

  private @Nullable Variable depthwise;
  private @Nullable Variable pointwise;

  SeparableConvolution(int rank) {
    super(rank);
  }

  public final L pointwiseInitializer(Initializer initializer) {
    pointwiseInitializer.set(initializer);
    return self();
  }

  public final L pointwiseInitializer(String initializer) {
    pointwiseInitializer.named(initializer);
    return self();
  }

  public final L pointwiseRegularizer(@Nullable Regularizer penalty) {
    pointwiseRegularizer.set(penalty);
    return self();
  }

  public final L pointwiseRegularizer(String penalty) {
    pointwiseRegularizer.named(penalty);
    return self();
  }

  public final L pointwiseConstraint(@Nullable Constraint projection) {
    pointwiseConstraint.set(projection);
    return self();
  }

  public final L pointwiseConstraint(String projection) {
    pointwiseConstraint.named(projection);
    return self();
  }

  @Override
  final void addKernels(int channels) {
    depthwise = addDepthwise("depthwise_kernel", channels);
    var shape =
        Shape.of(Collections.nCopies(rank, 1))
            .append(channels * depthMultiplier.get(), filters.get());
    pointwise =
        addWeight(
            Weight.of("pointwise_kernel", shape, pointwiseInitializer.get())
                .regularizer(pointwiseRegularizer.get())
                .constraint(pointwiseConstraint.get()));
  }

  @Override
  final int filters(int channels) {
    return filters.get();
  }

  @Override
  final Tensor convolve(Tensor x) {
    return Convolution.separableConv(
        x,
        requireBuilt(depthwise),
        requireBuilt(pointwise),
        Sizes.array(strides.get()),
        padding.get(),
        dataFormat.get(),
        Sizes.array(dilationRate.get()));
  }
}
