package dev.addax.keras.layers.core;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.List;

/**
 * activation(x · kernel + bias) over the last axis. Keras: {@code keras.layers.Dense}.
 *
 * <p>Input {@code (batch, …, n)}, output {@code (batch, …, units)}. Weights: {@code kernel (n,
 * units)}, {@code bias (units,)}. A mask passes through.
 *
 * <pre>{@code
 * var digit = new Dense(10).activation("softmax").apply(features);
 * }</pre>
 */
public final class Dense extends Kernel<Dense> {
  public static final Schema<Dense> SCHEMA =
      Schema.of("keras.layers.Dense", Dense.class, Dense::new);

  private final Option<Integer> units = required("units", Sizes.POSITIVE);

  private final Option<Boolean> useBias = option("use_bias", Codec.BOOLEAN, true);

  {
    order("activation", "use_bias", "kernel_initializer", "bias_initializer");
    order("kernel_regularizer", "bias_regularizer", "kernel_constraint", "bias_constraint");
    unused("quantization_config");
    order("lora_rank", "lora_alpha");
  }

  private InputSpec input = InputSpec.minRank(2);

  private Dense() {}

  /** A layer with {@code units} outputs. */
  public Dense(int units) {
    this.units.set(units);
  }

  /** {@return this layer with or without a bias} */
  public Dense useBias(boolean use) {
    useBias.set(use);
    return this;
  }

  @Override
  protected void build(Shape shape) {
    addKernel(Shape.of(shape.last(), units.get()), kernelInitializer.get());
    if (useBias.get()) {
      addBias(Shape.of(units.get()));
    }
    // Keras forgets a lora_alpha given to the constructor here: the rank stands for it.
    addLowRank(null);
    input = InputSpec.minRank(2).axis(-1, shape.last());
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return finish(x.matmul(adapted()), units.get());
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(input);
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
