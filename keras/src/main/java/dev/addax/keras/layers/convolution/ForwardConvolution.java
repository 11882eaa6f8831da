package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.layers.LowRank;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.math.Convolution;
import dev.addax.tensor.math.Padding;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cross-correlation with {@code filters} kernels. Keras: {@code BaseConv}. */
abstract class ForwardConvolution<L extends ForwardConvolution<L>> extends KernelConvolving<L>
    implements LowRank.Owner {
  private final Option<Integer> groups = option("groups", Sizes.POSITIVE, 1);

  private final Option<@Nullable Integer> loraRank = optional("lora_rank", Sizes.POSITIVE);
  private final Option<@Nullable Double> loraAlpha = optional("lora_alpha", Codec.DOUBLE);

  {
    order("filters", "kernel_size", "strides", "padding", "data_format", "dilation_rate", "groups");
    order("activation", "use_bias", "kernel_initializer", "bias_initializer");
    order("kernel_regularizer", "bias_regularizer", "activity_regularizer");
    order("kernel_constraint", "bias_constraint", "lora_rank", "lora_alpha");
  }

  private @Nullable LowRank lowRank;

  ForwardConvolution(int rank, Codec<Padding> paddings) {
    super(rank, paddings);
  }

  /** {@return this layer with channels and filters in so many groups that do not mix} */
  public final L groups(int n) {
    groups.set(n);
    return self();
  }

  /** {@return this layer with its kernel frozen and a change of low rank learned} */
  public final L loraRank(int rank) {
    loraRank.set(rank);
    return self();
  }

  /** {@return this layer with the change of low rank scaled by {@code factor} / rank} */
  public final L loraAlpha(double factor) {
    loraAlpha.set(factor);
    return self();
  }

  /** Freezes the kernel of this layer, which is built, and learns a change of low rank instead. */
  public final void enableLora(int rank) {
    if (lowRank != null) {
      throw new IllegalStateException(title() + " has low-rank weights already");
    }
    lowRank = LowRank.of(this, rank, null, kernel(), this::addLateWeight);
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
  final void addLast() {
    var rank = loraRank.get();
    if (rank != null) {
      lowRank = LowRank.of(this, rank, loraAlpha.get(), kernel(), this::addWeight);
    }
  }

  private Tensor adapted() {
    var plain = kernel().tensor();
    return lowRank == null ? plain : plain.add(lowRank.change()).cast(computeDType());
  }

  @Override
  final Tensor convolve(Tensor x) {
    return Convolution.conv(
        x,
        adapted(),
        Sizes.array(strides.get()),
        padding.get(),
        dataFormat.get(),
        Sizes.array(dilationRate.get()));
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = new LinkedHashMap<>(super.getConfig());
    if (lowRank != null) {
      lowRank.save(config);
    }
    return config;
  }

  @Override
  public final @Nullable LowRank lowRank() {
    return lowRank;
  }

  @Override
  public final Variable adaptedWeight() {
    return kernel();
  }
}
