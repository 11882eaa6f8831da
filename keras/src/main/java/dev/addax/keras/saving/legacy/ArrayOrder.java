package dev.addax.keras.saving.legacy;

import dev.addax.keras.layers.Layer;
import dev.addax.keras.saving.Matching;
import dev.addax.keras.saving.StoredTensor;
import dev.addax.keras.saving.legacy.LayerGroups.LayerGroup;
import dev.addax.tensor.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which array of a layer's group belongs to which weight. Files hold the trainable weights of all
 * that is inside the layer first, then the others; what was frozen when the file was written counts
 * as the latter, except in Keras before it was part of TensorFlow.
 */
final class ArrayOrder {
  private final LayerGroup group;
  private final List<Leaf> leaves;
  private final Origin origin;

  ArrayOrder(Layer layer, LayerGroup group, Origin origin) {
    this.group = group;
    this.leaves = Leaf.of(layer);
    this.origin = origin;
  }

  void match(Matching into) {
    var named = leaves.size() > 1 ? byName() : null;
    var pairs = named != null && fits(named) ? named : byPlace();
    for (var leaf : leaves) {
      for (var variable : leaf.variables()) {
        var array = pairs.get(variable);
        if (array == null) {
          into.missing(
              variable,
              "%s, which holds %d arrays: %s"
                  .formatted(group.name(), group.arrays().size(), group.names()));
        } else {
          into.pair(variable, array);
        }
      }
    }
    if (pairs.isEmpty()) {
      group.arrays().forEach(into::unexpected);
    }
  }

  private static boolean fits(Map<Variable, StoredTensor> pairs) {
    return pairs.entrySet().stream()
        .allMatch(pair -> pair.getKey().type().shape().equals(pair.getValue().type().shape()));
  }

  // ---- by the names of the arrays

  private @Nullable Map<Variable, StoredTensor> byName() {
    var pairs = new LinkedHashMap<Variable, StoredTensor>();
    for (var leaf : leaves) {
      var arrays = new ArrayList<StoredTensor>();
      for (var variable : leaf.variables()) {
        var end = leaf.layer().name() + "/" + variable.name();
        var found = indices(name -> name.equals(end) || name.endsWith("/" + end));
        if (found.size() != 1) {
          return null;
        }
        arrays.add(group.arrays().get(found.getFirst()));
      }
      put(leaf, arrays, pairs);
    }
    return pairs.size() == group.arrays().size() ? pairs : null;
  }

  private List<Integer> indices(Predicate<String> wanted) {
    var found = new ArrayList<Integer>();
    for (int i = 0; i < group.names().size(); i++) {
      if (wanted.test(group.names().get(i).replaceFirst(":0$", ""))) {
        found.add(i);
      }
    }
    return found;
  }

  // ---- by their places

  private Map<Variable, StoredTensor> byPlace() {
    Map<Variable, StoredTensor> first = new LinkedHashMap<>();
    List<Predicate<Leaf>> whatIsFixed = List.of(Leaf::isFrozen, _ -> false, _ -> true);
    for (var fixed : whatIsFixed) {
      for (boolean old : new boolean[] {false, true}) {
        var pairs = placed(fixed, old);
        if (!pairs.isEmpty() && fits(pairs)) {
          return pairs;
        }
        first = first.isEmpty() ? pairs : first;
      }
    }
    return first;
  }

  /**
   * @param fixed which layers have all of their arrays in the second part
   * @param old whether gates have an array each
   */
  private Map<Variable, StoredTensor> placed(Predicate<Leaf> fixed, boolean old) {
    var counts = new LinkedHashMap<Leaf, int[]>();
    int total = 0;
    for (var leaf : leaves) {
      var count = ArrayForms.counts(leaf, old);
      counts.put(leaf, fixed.test(leaf) ? new int[] {0, count[0] + count[1]} : count);
      total += count[0] + count[1];
    }
    var pairs = new LinkedHashMap<Variable, StoredTensor>();
    if (total != group.arrays().size()) {
      return pairs;
    }
    int trained = 0;
    int others = counts.values().stream().mapToInt(count -> count[0]).sum();
    for (var leaf : leaves) {
      var count = counts.get(leaf);
      var arrays = new ArrayList<>(group.arrays().subList(trained, trained + count[0]));
      arrays.addAll(group.arrays().subList(others, others + count[1]));
      trained += count[0];
      others += count[1];
      put(leaf, arrays, pairs);
    }
    return pairs;
  }

  private void put(Leaf leaf, List<StoredTensor> arrays, Map<Variable, StoredTensor> pairs) {
    var present = ArrayForms.present(leaf, arrays, origin);
    for (int i = 0; i < Math.min(leaf.variables().size(), present.size()); i++) {
      pairs.put(leaf.variables().get(i), present.get(i));
    }
  }
}
