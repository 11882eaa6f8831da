package dev.addax.keras.layers.convolution;

import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.math.Convolution;
import org.jspecify.annotations.Nullable;

/** Each channel convolved with kernels of its own. Keras: {@code BaseDepthwiseConv}. */
abstract class DepthwiseConvolution<L extends DepthwiseConvolution<L>>
    extends ChannelwiseConvolution<L> {
  {
    order("depth_multiplier", "kernel_size", "strides", "padding", "data_format");
    order("dilation_rate", "activation", "use_bias", "depthwise_initializer", "bias_initializer");
    order("depthwise_regularizer", "bias_regularizer", "activity_regularizer");
    order("depthwise_constraint", "bias_constraint");
  }

  private @Nullable Variable kernel;

  DepthwiseConvolution(int rank) {
    super(rank);
  }

  /**
   * {@return the kernel}
   *
   * @throws IllegalStateException if the layer is not built
   */
  public final Variable kernel() {
    return requireBuilt(kernel);
  }

  @Override
  final void addKernels(int channels) {
    kernel = addDepthwise("kernel", channels);
  }

  @Override
  final int filters(int channels) {
    return channels * depthMultiplier.get();
  }

  @Override
  final Tensor convolve(Tensor x) {
    return Convolution.depthwiseConv(
        x,
        kernel(),
        Sizes.array(strides.get()),
        padding.get(),
        dataFormat.get(),
        Sizes.array(dilationRate.get()));
  }
}
