package dev.addax.keras.layers.preprocessing;

import dev.addax.data.Batch;
import dev.addax.data.Dataset;
import dev.addax.tensor.Tensor;
import java.util.Iterator;

/** A layer that learns from data before a model is trained. Keras: {@code adapt}. */
public interface Adapting {
  /** Learns from one tensor; what was learned before is forgotten. */
  void adapt(Tensor data);

  /** Learns from all batches together; what was learned before is forgotten. */
  void adapt(Iterable<Tensor> batches);

  /**
   * Learns from the inputs of all batches together; what was learned before is forgotten. Targets
   * play no part.
   *
   * @throws IllegalArgumentException if batches have several inputs
   */
  default void adapt(Dataset data) {
    Iterable<Tensor> inputs =
        () -> {
          var batches = data.iterator();
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return batches.hasNext();
            }

            @Override
            public Tensor next() {
              return input(batches.next());
            }
          };
        };
    adapt(inputs);
  }

  private static Tensor input(Batch batch) {
    var inputs = batch.inputs();
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(
          "a layer adapts to one input, the batches have %d: %s. Choose one: data.map(batch -> batch.withInputs(Columns.of(batch.inputs().get(0))))"
              .formatted(
                  inputs.size(), inputs.isNamed() ? inputs.names() : inputs.arrays().toString()));
    }
    return inputs.get(0).tensor();
  }
}
