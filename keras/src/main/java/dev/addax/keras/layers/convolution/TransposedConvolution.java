package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Convolution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gradient of a convolution does, so that strides enlarge. Keras: {@code
 * BaseConvTranspose}.
 */
abstract class TransposedConvolution<L extends TransposedConvolution<L>>
    extends KernelConvolving<L> {
  private final Option<@Nullable List<Integer>> outputPadding;

  TransposedConvolution(int rank) {
    super(rank, Sizes.VALID_OR_SAME);
    outputPadding = option("output_padding", Codec.ints(rank).nullable(), null);
    order("filters", "kernel_size", "strides", "padding", "output_padding", "data_format");
    order("dilation_rate", "activation", "use_bias", "kernel_initializer", "bias_initializer");
    order("kernel_regularizer", "bias_regularizer", "activity_regularizer");
    order("kernel_constraint", "bias_constraint");
  }

  /**
   * {@return this layer with so many more elements at the end of each axis, fewer than its strides}
   * Strides make several output sizes possible; this chooses.
   */
  public final L outputPadding(int... more) {
    outputPadding.set(Sizes.of(rank, more));
    return self();
  }

  @Override
  final void addKernels(int channels) {
    requirePaddingBelowStrides();
    addKernel(kernelShape(filters.get(), channels));
  }

  private void requirePaddingBelowStrides() {
    var more = outputPadding.get();
    for (int i = 0; more != null && i < rank; i++) {
      if (more.get(i) >= strides.get().get(i) || more.get(i) < 0) {
        throw new IllegalArgumentException(
            "%s needs an output_padding below its strides, received output_padding %s and strides %s"
                .formatted(title(), more, strides.get()));
      }
    }
  }

  @Override
  final Tensor convolve(Tensor x) {
    var more = outputPadding.get();
    return Convolution.convTranspose(
        x,
        kernel(),
        Sizes.array(strides.get()),
        padding.get(),
        more == null ? null : Sizes.array(more),
        dataFormat.get(),
        Sizes.array(dilationRate.get()));
  }
}
