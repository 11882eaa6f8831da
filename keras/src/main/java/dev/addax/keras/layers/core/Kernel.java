package dev.addax.keras.layers.core;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Affine;
import dev.addax.keras.layers.LowRank;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.layers.Weight;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An affine layer with one kernel. */
abstract class Kernel<L extends Kernel<L>> extends Affine<L> implements LowRank.Owner {
  final Option<Initializer> kernelInitializer =
      named("kernel_initializer", Initializer.CODEC, "glorot_uniform");
  private final Option<@Nullable Regularizer> kernelRegularizer =
      option("kernel_regularizer", Regularizer.CODEC.nullable(), null);
  private final Option<@Nullable Constraint> kernelConstraint =
      option("kernel_constraint", Constraint.CODEC.nullable(), null);

  final Option<@Nullable Integer> loraRank = optional("lora_rank", Sizes.POSITIVE);
  final Option<@Nullable Double> loraAlpha = optional("lora_alpha", Codec.DOUBLE);

  private @Nullable Variable kernel;
  private @Nullable LowRank lowRank;

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

  /** Adds low-rank weights if they are configured; called after all other weights are made. */
  final void addLowRank(@Nullable Double alpha) {
    var rank = loraRank.get();
    if (rank != null) {
      lowRank = LowRank.of(this, rank, alpha, kernel(), this::addWeight);
    }
  }

  /** {@return the kernel with its change of low rank, if it has one} */
  final Tensor adapted() {
    var plain = kernel().tensor();
    return lowRank == null ? plain : plain.add(lowRank.change()).cast(computeDType());
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
