package dev.addax.keras.saving;

import dev.addax.keras.layers.Layer;
import dev.addax.keras.optimizers.Optimizer;
import java.util.List;
import java.util.Map;

/** The numbers in a file of models or weights. */
public interface WeightSource {
  /** {@return all weights, in the order of the file} */
  List<StoredTensor> tensors();

  /**
   * {@return the state of the optimizer, in the order of {@code Optimizer.variables()}; empty if
   * there is none}
   */
  default List<StoredTensor> optimizer() {
    return List.of();
  }

  /**
   * {@return the state of the optimizer for this one, a tensor for each of its variables if the
   * state fits it}
   */
  default List<StoredTensor> optimizer(Optimizer target) {
    var stored = optimizer();
    return OptimizerOrder.of(target, stored.stream().map(StoredTensor::path).toList(), stored);
  }

  /**
   * {@return files beside the weights, such as vocabularies, by the place of their layer and their
   * name: {@code layers/string_lookup/vocabulary.txt}}
   */
  default Map<String, byte[]> assets() {
    return Map.of();
  }

  /** {@return the weights of a layer, by its name, as far as the file tells} */
  default List<StoredTensor> ofLayer(String name) {
    return tensors().stream()
        .filter(stored -> List.of(stored.path().split("/")).contains(name))
        .toList();
  }

  /**
   * Says which stored tensor belongs to which weight of a built layer. Reads and assigns nothing;
   * {@link Loading} does that if nothing speaks against it.
   */
  void match(Layer model, LoadOptions options, Matching into);
}
