package dev.addax.keras.saving.legacy;

import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Stored;
import dev.addax.keras.layers.recurrent.Cell;
import dev.addax.keras.layers.recurrent.RecurrentLayer;
import dev.addax.keras.layers.recurrent.StackedRNNCells;
import dev.addax.tensor.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A layer that has weights of its own, inside the layer that has a group in the file.
 *
 * @param variables those created trainable first
 * @param trained how many of them are created trainable
 */
record Leaf(Layer layer, List<Variable> variables, int trained) {
  /** {@return the layers with weights in a layer, itself or its parts, each once} */
  static List<Leaf> of(Layer layer) {
    var leaves = new ArrayList<Leaf>();
    collect(layer, leaves, new LinkedHashSet<>());
    return leaves;
  }

  private static void collect(Layer layer, List<Leaf> leaves, Set<Layer> seen) {
    if (!seen.add(layer)) {
      return;
    }
    if (layer instanceof RecurrentLayer<?> recurrent && !isStack(recurrent.cell())) {
      add(layer, layer.weights(), leaves);
      return;
    }
    var own = new ArrayList<>(Stored.weightsOf(layer).values());
    // A wrapper may have taken a weight of the layer inside for its own.
    leaves.forEach(leaf -> own.removeAll(leaf.variables()));
    add(layer, own, leaves);
    layer.parts().values().forEach(part -> collect(part, leaves, seen));
  }

  private static boolean isStack(Cell cell) {
    return cell instanceof StackedRNNCells;
  }

  private static void add(Layer layer, List<Variable> weights, List<Leaf> leaves) {
    if (weights.isEmpty()) {
      return;
    }
    // The flag of a variable is that of its creation until its layer is frozen.
    var fixed = weights.stream().filter(w -> isStatistic(w.name())).toList();
    var variables = new ArrayList<>(weights);
    variables.removeAll(fixed);
    int trained = variables.size();
    variables.addAll(fixed);
    leaves.add(new Leaf(layer, variables, trained));
  }

  private static boolean isStatistic(String name) {
    return Set.of("moving_mean", "moving_variance", "mean", "variance", "count", "vector_u")
        .contains(name);
  }

  /** {@return whether the optimizer leaves the layer alone} */
  boolean isFrozen() {
    return layer.trainableWeights().isEmpty();
  }
}
