package dev.addax.keras.saving.legacy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From which number on the uses of a nested model are counted: from 1 where its own construction
 * counted as a use, which Keras 1 and 2 did for models that had an input of their own.
 */
final class FirstNodes {
  private final Map<String, LegacyObject> layers;
  private final Map<String, Integer> least = new HashMap<>();

  FirstNodes(Map<String, LegacyObject> layers) {
    this.layers = layers;
  }

  Map<String, Integer> find() {
    layers.values().forEach(layer -> visit(layer.nodes()));
    least.replaceAll((name, node) -> node > 0 && isModel(name) ? 1 : 0);
    return least;
  }

  private boolean isModel(String name) {
    var layer = layers.get(name);
    return layer != null && List.of("Functional", "Sequential").contains(layer.className());
  }

  private void visit(@Nullable Object node) {
    switch (node) {
      case List<?> entry
          when entry.size() >= 3
              && entry.get(0) instanceof String name
              && entry.get(1) instanceof Number number -> {
        least.merge(name, number.intValue(), Math::min);
        entry.subList(3, entry.size()).forEach(this::visit);
      }
      case List<?> list -> list.forEach(this::visit);
      case Map<?, ?> map -> map.values().forEach(this::visit);
      case null, default -> {}
    }
  }
}
