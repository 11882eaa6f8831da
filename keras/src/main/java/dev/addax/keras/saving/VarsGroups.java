package dev.addax.keras.saving;

import dev.addax.hdf5.Dataset;
import dev.addax.hdf5.Group;
import dev.addax.hdf5.Hdf5File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * What Keras 3 stores: for each object its variables under numbers in a group {@code vars}, by the
 * path of the object.
 */
final class VarsGroups {
  private static final String VARS = "vars";

  private final SequencedMap<String, SequencedMap<String, StoredTensor>> tensors =
      new LinkedHashMap<>();
  private final NavigableSet<String> sorted = new TreeSet<>();
  private final Map<String, Group> groups = new HashMap<>();

  /** {@return whether an HDF5 file has the layout of Keras 3} */
  static boolean isIn(Hdf5File file) {
    var root = file.root();
    boolean legacy =
        root.has("model_weights")
            || root.attributes().names().stream().anyMatch(n -> n.startsWith("layer_names"))
            || root.attributes().has("model_config");
    return !legacy
        && root.descendants().stream()
            .anyMatch(node -> node instanceof Group && isVars(plain(node.path())));
  }

  /** Adds what a file holds. */
  void add(String name, Hdf5File file) {
    for (var node : file.root().descendants()) {
      var path = plain(node.path());
      switch (node) {
        case Group group when isVars(path) -> groups.put(owner(path), group);
        case Dataset dataset -> add(path, Hdf5Tensors.stored(name, dataset));
        case Group _ -> {}
      }
    }
  }

  /** Adds one tensor under a path such as {@code layers/dense/vars/0}. */
  void add(String path, StoredTensor stored) {
    int slash = path.lastIndexOf('/');
    var group = slash < 0 ? "" : path.substring(0, slash);
    var object = isVars(group) ? owner(group) : group;
    sorted.add(object);
    tensors
        .computeIfAbsent(object, _ -> new LinkedHashMap<>())
        .put(path.substring(slash + 1), stored);
  }

  private static String plain(String path) {
    var slashes = OlderPaths.withSlashes(path);
    return slashes.startsWith("/") ? slashes.substring(1) : slashes;
  }

  private static boolean isVars(String path) {
    return path.equals(VARS) || path.endsWith("/" + VARS);
  }

  private static String owner(String path) {
    return path.equals(VARS) ? "" : path.substring(0, path.length() - VARS.length() - 1);
  }

  /** {@return whether there are objects at or below a path} */
  boolean hasBelow(String path) {
    var next = sorted.ceiling(path + "/");
    return tensors.containsKey(path) || next != null && next.startsWith(path + "/");
  }

  /** {@return the variables of an object, by number; empty if it has none or is not there} */
  SequencedMap<String, StoredTensor> of(String path) {
    return tensors.getOrDefault(path, new LinkedHashMap<>());
  }

  /** {@return the variables of an object in the order of their numbers} */
  List<StoredTensor> ordered(String path) {
    var entries = new ArrayList<>(of(path).entrySet());
    entries.sort(Comparator.comparingInt(entry -> number(entry.getKey())));
    return entries.stream().map(Map.Entry::getValue).toList();
  }

  private static int number(String name) {
    boolean digits =
        !name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Integer.parseInt(name) : Integer.MAX_VALUE;
  }

  /** {@return the paths of all objects with variables} */
  List<String> paths() {
    return List.copyOf(tensors.keySet());
  }

  /** {@return the name that the object at a path had when it was saved} */
  Optional<String> nameOf(String path) {
    var group = groups.get(path);
    return group == null || !group.attributes().has("name")
        ? Optional.empty()
        : Optional.of(group.attributes().string("name"));
  }
}
