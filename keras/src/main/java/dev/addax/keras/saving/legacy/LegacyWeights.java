package dev.addax.keras.saving.legacy;

import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Stored;
import dev.addax.keras.optimizers.Optimizer;
import dev.addax.keras.saving.LoadOptions;
import dev.addax.keras.saving.Matching;
import dev.addax.keras.saving.OptimizerOrder;
import dev.addax.keras.saving.StoredTensor;
import dev.addax.keras.saving.WeightSource;
import dev.addax.keras.saving.legacy.LayerGroups.LayerGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a legacy file. Layers are found by their names if the model and the file have the
 * same, otherwise by their places among the layers with weights, as Keras does.
 */
final class LegacyWeights implements WeightSource {
  private final List<LayerGroup> groups;
  private final OptimizerGroup optimizer;
  private final Origin origin;

  LegacyWeights(List<LayerGroup> groups, OptimizerGroup optimizer, Map<String, String> metadata) {
    this.groups = groups;
    this.optimizer = optimizer;
    this.origin =
        new Origin(Era.ofWeights(metadata.get("keras_version"), groups), metadata.get("backend"));
  }

  @Override
  public List<StoredTensor> tensors() {
    return groups.stream().flatMap(group -> group.arrays().stream()).toList();
  }

  @Override
  public List<StoredTensor> optimizer() {
    return optimizer.arrays();
  }

  @Override
  public List<StoredTensor> optimizer(Optimizer target) {
    return OptimizerOrder.of(target, optimizer.names(), optimizer.arrays());
  }

  @Override
  public List<StoredTensor> ofLayer(String name) {
    return groups.stream()
        .filter(group -> group.layer().equals(name))
        .flatMap(group -> group.arrays().stream())
        .toList();
  }

  @Override
  public void match(Layer model, LoadOptions options, Matching into) {
    var filled = groups.stream().filter(group -> !group.arrays().isEmpty()).toList();
    var layers = layers(model);
    if (options.byName()) {
      byName(layers, filled, into);
    } else if (sameNames(layers, filled)) {
      filled.forEach(group -> pair(layers.get(group.layer()), group, into));
    } else {
      byPlace(List.copyOf(layers.values()), filled, into);
    }
  }

  /** The layers with weights; a model's own weights come last, as the file has them. */
  private static SequencedMap<String, Layer> layers(Layer model) {
    var layers = new LinkedHashMap<String, Layer>();
    model.parts().values().stream()
        .filter(layer -> !layer.weights().isEmpty())
        .forEach(layer -> layers.put(layer.name(), layer));
    if (model.parts().isEmpty() || !Stored.weightsOf(model).isEmpty()) {
      layers.put(model.parts().isEmpty() ? model.name() : "top_level_model_weights", model);
    }
    return layers;
  }

  private static boolean sameNames(Map<String, Layer> layers, List<LayerGroup> filled) {
    return layers.size() == filled.size()
        && filled.stream().allMatch(group -> layers.containsKey(group.layer()));
  }

  private void byName(Map<String, Layer> layers, List<LayerGroup> filled, Matching into) {
    for (var group : filled) {
      var layer = layers.get(group.layer());
      if (layer != null) {
        pair(layer, group, into);
      }
    }
  }

  private void byPlace(List<Layer> layers, List<LayerGroup> filled, Matching into) {
    var wanted = origin.era() == Era.KERAS_1 ? flat(layers, filled.size()) : layers;
    for (int i = 0; i < Math.max(wanted.size(), filled.size()); i++) {
      var layer = i < wanted.size() ? wanted.get(i) : null;
      var group = i < filled.size() ? filled.get(i) : null;
      if (layer != null && group != null) {
        pair(layer, group, into);
      } else if (group != null) {
        group.arrays().forEach(into::unexpected);
      } else if (layer != null) {
        var place = layer.name();
        layer.weights().forEach(weight -> into.missing(weight, place));
      }
    }
  }

  /** Keras 1 put the layers of merged Sequentials in the place of these. */
  private static List<Layer> flat(List<Layer> layers, int count) {
    if (layers.size() == count) {
      return layers;
    }
    var flat = new ArrayList<Layer>();
    for (var layer : layers) {
      var parts = layer.parts().values().stream().filter(p -> !p.weights().isEmpty()).toList();
      flat.addAll(parts.isEmpty() ? List.of(layer) : parts);
    }
    return flat.size() == count ? flat : layers;
  }

  private void pair(@Nullable Layer layer, LayerGroup group, Matching into) {
    if (layer != null) {
      new ArrayOrder(layer, group, origin).match(into);
      layer
          .flattened()
          .forEach(
              part -> {
                if (part instanceof Stored own) {
                  into.afterwards(own::loaded);
                }
              });
    }
  }
}
