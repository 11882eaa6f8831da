package dev.addax.keras.layers;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A layer that keeps something else in files than each of its own weights, or that has to know when
 * they were loaded. Keras: {@code save_own_variables} and {@code load_own_variables}.
 */
public interface Stored {
  /** {@return the weights that files hold, by their names there, which by default are numbers} */
  SequencedMap<String, Variable> storedWeights();

  /** {@return what files hold as the value of a stored weight} */
  default Tensor storedValue(Variable weight) {
    return weight.value();
  }

  /** Called when the stored weights have their values from a file. */
  default void loaded() {}

  /** {@return what files hold of a layer itself, without its parts} */
  static SequencedMap<String, Variable> weightsOf(Layer layer) {
    return layer instanceof Stored own ? own.storedWeights() : numbered(layer.ownWeights());
  }

  /** {@return what files hold as the value of a weight of this layer} */
  static Tensor valueOf(Layer layer, Variable weight) {
    return layer instanceof Stored own ? own.storedValue(weight) : weight.value();
  }

  /** {@return weights under the names 0, 1, …} */
  static SequencedMap<String, Variable> numbered(List<Variable> weights) {
    var named = new LinkedHashMap<String, Variable>();
    weights.forEach(weight -> named.put(String.valueOf(named.size()), weight));
    return named;
  }
}
