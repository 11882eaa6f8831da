package dev.addax.keras.models;

import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of one step: what the model sees, what it should answer, how much each example counts.
 *
 * @param targets one per output; empty for prediction
 * @param weights one per output or one for all; empty if all count the same
 */
public record Step(List<Tensor> inputs, List<Tensor> targets, List<Tensor> weights) {
  /** {@return all tensors in a row: inputs, targets, weights} */
  List<Tensor> flat() {
    var all = new ArrayList<>(inputs);
    all.addAll(targets);
    all.addAll(weights);
    return all;
  }

  /**
   * {@return a step with the same numbers of inputs, targets and weights, from tensors in a row}
   */
  Step like(List<Tensor> flat) {
    int x = inputs.size();
    int y = x + targets.size();
    return new Step(flat.subList(0, x), flat.subList(x, y), flat.subList(y, flat.size()));
  }

  /** {@return the structure, without sizes} */
  List<Integer> counts() {
    return List.of(inputs.size(), targets.size(), weights.size());
  }
}
