package dev.addax.keras.saving.legacy;

import dev.addax.hdf5.Attributes;
import dev.addax.hdf5.Dataset;
import dev.addax.hdf5.Group;
import dev.addax.keras.saving.Hdf5Tensors;
import dev.addax.keras.saving.SavingException;
import dev.addax.keras.saving.StoredTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a file holds for each layer, in the order of the file. */
final class LayerGroups {
  private static final String OWN = "top_level_model_weights";
  private static final int MOST_LAYERS = 100_000;

  /**
   * What a file holds for one layer.
   *
   * @param name the layer's name then
   * @param names what its arrays are called, such as {@code dense_1/kernel:0}
   * @param arrays its arrays, in the order of {@code names}
   */
  record LayerGroup(String name, List<String> names, List<StoredTensor> arrays) {
    /** {@return what the layer is called today} */
    String layer() {
      return CommonRules.name(name);
    }
  }

  private final String file;
  private final List<LayerGroup> groups = new ArrayList<>();

  private LayerGroups(String file) {
    this.file = file;
  }

  static List<LayerGroup> of(String file, Group root) {
    var reading = new LayerGroups(file);
    if (root.attributes().has("nb_layers")) {
      reading.numbered(root);
    } else {
      reading.named(root);
    }
    return reading.groups;
  }

  private void named(Group root) {
    var names = new ArrayList<>(names(root.attributes(), "layer_names"));
    if (root.has(OWN) && !names.contains(OWN)) {
      names.add(OWN);
    }
    for (var name : names) {
      var found = root.find(name);
      if (found.isPresent() && found.get() instanceof Group group) {
        add(name, group);
      } else {
        groups.add(new LayerGroup(name, List.of(), List.of()));
      }
    }
  }

  private void add(String name, Group group) {
    var arrays = new ArrayList<StoredTensor>();
    var names = names(group.attributes(), "weight_names");
    for (var weight : names) {
      arrays.add(array(group, weight));
    }
    groups.add(new LayerGroup(name, names, arrays));
  }

  private StoredTensor array(Group group, String name) {
    return find(group, name)
        .map(dataset -> Hdf5Tensors.stored(file, dataset))
        .orElseThrow(
            () ->
                new SavingException(
                    "%s names the weight '%s' of %s, but has no such dataset"
                        .formatted(file, name, group.path())));
  }

  /** A name with slashes is a path; on Windows it may have become something else. */
  private static Optional<Dataset> find(Group group, String name) {
    for (var candidate : List.of(name, name.replace('\\', '/'), name.replace('/', '\\'))) {
      if (group.find(candidate).orElse(null) instanceof Dataset dataset) {
        return Optional.of(dataset);
      }
    }
    return Optional.empty();
  }

  /** Keras 0: layers and their arrays are numbered. */
  private void numbered(Group root) {
    var count = root.attributes().longs("nb_layers");
    if (count.length != 1 || count[0] < 0 || count[0] > MOST_LAYERS) {
      throw new SavingException(
          "%s says that it has %s layers".formatted(file, Arrays.toString(count)));
    }
    for (int i = 0; i < count[0]; i++) {
      var name = "layer_" + i;
      var arrays = new ArrayList<StoredTensor>();
      var names = new ArrayList<String>();
      if (root.find(name).orElse(null) instanceof Group group) {
        for (int k = 0; group.has("param_" + k); k++) {
          names.add("param_" + k);
          arrays.add(array(group, "param_" + k));
        }
      }
      groups.add(new LayerGroup(name, names, arrays));
    }
  }

  /** {@return a list of names, which may be spread over numbered attributes} */
  static List<String> names(Attributes attributes, String name) {
    var names = new ArrayList<String>();
    if (attributes.has(name)) {
      add(attributes, name, names);
    }
    for (int i = 0; attributes.has(name + i); i++) {
      add(attributes, name + i, names);
    }
    return names;
  }

  private static void add(Attributes attributes, String name, List<String> names) {
    var attribute = attributes.get(name);
    // An empty list was saved as an empty list of numbers.
    if (!attribute.isEmpty() && attribute.datatype().isString()) {
      names.addAll(List.of(attribute.strings()));
    }
  }
}
