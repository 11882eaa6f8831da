package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Convolution;
import dev.addax.tensor.math.Padding;

/** A cross-correlation with {@code filters} kernels. Keras: {@code BaseConv}. */
abstract class ForwardConvolution<L extends ForwardConvolution<L>> extends KernelConvolving<L> {
  private final Option<Integer> groups = option("groups", Sizes.POSITIVE, 1);

  {
    order("filters", "kernel_size", "strides", "padding", "data_format", "dilation_rate", "groups");
    order("activation", "use_bias", "kernel_initializer", "bias_initializer");
    order("kernel_regularizer", "bias_regularizer", "activity_regularizer");
    order("kernel_constraint", "bias_constraint");
  }

  ForwardConvolution(int rank, Codec<Padding> paddings) {
    super(rank, paddings);
  }

  /** {@return this layer with channels and filters in so many groups that do not mix} */
  public final L groups(int n) {
    groups.set(n);
    return self();
  }

  @Override
  final void addKernels(int channels) {
    requireMultiple("filters", filters.get());
    requireMultiple("input channels", channels);
    addKernel(kernelShape(channels / groups.get(), filters.get()));
  }

  private void requireMultiple(String what, int n) {
    if (n % groups.get() != 0) {
      throw new IllegalArgumentException(
          "%s has %d groups, so the number of %s must be a multiple of it, received %d"
              .formatted(title(), groups.get(), what, n));
    }
  }

  @Override
  final Tensor convolve(Tensor x) {
    return Convolution.conv(
        x,
        kernel(),
        Sizes.array(strides.get()),
        padding.get(),
        dataFormat.get(),
        Sizes.array(dilationRate.get()));
  }
}
