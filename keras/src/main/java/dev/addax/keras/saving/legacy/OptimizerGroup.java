package dev.addax.keras.saving.legacy;

import dev.addax.hdf5.Dataset;
import dev.addax.hdf5.Group;
import dev.addax.keras.saving.Hdf5Tensors;
import dev.addax.keras.saving.StoredTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of an optimizer as it lies in a file.
 *
 * @param names such as {@code Adam/dense/kernel/m:0}
 * @param arrays in the order of {@code names}
 */
record OptimizerGroup(List<String> names, List<StoredTensor> arrays) {
  private static final String GROUP = "optimizer_weights";

  static OptimizerGroup in(String file, Group root) {
    var names = new ArrayList<String>();
    var arrays = new ArrayList<StoredTensor>();
    if (root.find(GROUP).orElse(null) instanceof Group group) {
      for (var name : LayerGroups.names(group.attributes(), "weight_names")) {
        if (group.find(name).orElse(null) instanceof Dataset dataset) {
          names.add(name);
          arrays.add(Hdf5Tensors.stored(file, dataset));
        }
      }
    }
    return new OptimizerGroup(names, arrays);
  }
}
