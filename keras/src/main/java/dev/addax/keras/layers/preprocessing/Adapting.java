package dev.addax.keras.layers.preprocessing;

import dev.addax.tensor.Tensor;

/** A layer that learns from data before a model is trained. Keras: {@code adapt}. */
public interface Adapting {
  /** Learns from one tensor; what was learned before is forgotten. */
  void adapt(Tensor data);

  /** Learns from all batches together; what was learned before is forgotten. */
  void adapt(Iterable<Tensor> batches);
}
