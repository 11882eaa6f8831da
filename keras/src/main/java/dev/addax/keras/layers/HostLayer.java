package dev.addax.keras.layers;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.TensorType;
import java.util.List;

/**
 * A layer that computes in Java and not on a backend, because it reads or makes strings or because
 * the size of its result depends on the data. It has no gradients.
 *
 * <p>Given data it computes at once. In a model that is trained or evaluated it runs before each
 * compiled step, which then takes its results as arguments; see {@link HostCalls}.
 */
public abstract class HostLayer extends Layer {
  /**
   * {@return the type of the output for inputs of these types}
   *
   * <p>Sizes that depend on the data are {@link dev.addax.tensor.type.Shape#UNKNOWN}.
   */
  protected abstract TensorType describe(List<TensorType> inputs);

  /** {@return the output for inputs that have values} */
  protected abstract Tensor compute(List<Tensor> inputs);

  @Override
  protected final Tensor call(List<Tensor> inputs, Call call) {
    return HostCalls.of(this, inputs);
  }

  @Override
  protected final boolean autocasts() {
    return false;
  }
}
