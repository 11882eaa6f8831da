package dev.addax.keras.saving;

import dev.addax.hdf5.Hdf5Writer;
import dev.addax.hdf5.OutGroup;
import dev.addax.keras.layers.Assets;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Stored;
import dev.addax.keras.optimizers.LossScaleOptimizer;
import dev.addax.keras.optimizers.Optimizer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a model as Keras 3 lays them out in files. Keras: {@code saving_lib._save_state}.
 */
final class KerasLayout {
  /** A tensor to be written, computed when its turn comes. */
  record Item(TensorType type, Supplier<Tensor> value) {
    static Item of(TensorType type, Supplier<Tensor> value) {
      return new Item(type, value);
    }
  }

  /**
   * An object with variables.
   *
   * @param path how it is reached from the model, empty for the model itself
   * @param name its name, which is kept beside its variables
   */
  record Saved(String path, String name, SequencedMap<String, Item> variables) {
    String group() {
      return path.isEmpty() ? "vars" : path + "/vars";
    }
  }

  private final List<Saved> objects = new ArrayList<>();
  private final Map<String, byte[]> assets = new LinkedHashMap<>();
  private final Set<Object> seen = new HashSet<>();
  private @Nullable Tensor writing;

  /** {@return the layout of a model with the state of its optimizer, if it has one} */
  static KerasLayout of(ModelContent content) {
    var layout = new KerasLayout();
    layout.visit(content.model(), "");
    var optimizer = content.optimizer();
    if (optimizer != null) {
      layout.visit(optimizer, "optimizer");
    }
    return layout;
  }

  /** {@return all objects, parts after what they belong to} */
  List<Saved> objects() {
    return objects;
  }

  /** {@return the files beside the weights, by path} */
  Map<String, byte[]> assets() {
    return assets;
  }

  private void visit(Layer layer, String path) {
    if (!seen.add(layer)) {
      return;
    }
    var variables = new LinkedHashMap<String, Item>();
    Stored.weightsOf(layer)
        .forEach(
            (name, weight) ->
                variables.put(name, Item.of(weight.type(), () -> Stored.valueOf(layer, weight))));
    objects.add(new Saved(path, layer.name(), variables));
    var prefix = path.isEmpty() ? "" : path + "/";
    if (layer instanceof Assets owner) {
      owner.assets().forEach((name, bytes) -> assets.put(prefix + name, bytes));
    }
    layer.savedParts().forEach(place -> visit(place.part(), prefix + place.path()));
  }

  private void visit(Optimizer optimizer, String path) {
    var variables = new LinkedHashMap<String, Item>();
    for (var variable : optimizer.variables()) {
      variables.put(
          String.valueOf(variables.size()), Item.of(variable.type(), () -> variable.value()));
    }
    objects.add(new Saved(path, optimizer.name(), variables));
    if (optimizer instanceof LossScaleOptimizer scaled) {
      visit(scaled.innerOptimizer(), path + "/inner_optimizer");
    }
  }

  /** {@return an HDF5 file with all objects} */
  Hdf5Writer file() {
    var file = new Hdf5Writer();
    for (var object : objects) {
      var group = group(file, object);
      object.variables().forEach((name, item) -> write(group, name, item));
    }
    return file;
  }

  /** {@return the group for the variables of an object} */
  static OutGroup group(Hdf5Writer file, Saved object) {
    var group = file.root();
    for (var part : object.group().split("/")) {
      group = group.group(part);
    }
    group.attributes().set("name", object.name());
    return group;
  }

  /** Adds a tensor to a group. */
  void write(OutGroup group, String name, Item item) {
    var dims = item.type().shape().toArray();
    var shape = new long[dims.length];
    for (int i = 0; i < dims.length; i++) {
      shape[i] = dims[i];
    }
    var attributes =
        group.dataset(name, Hdf5Tensors.datatype(item.type().dtype()), shape, () -> bytes(item));
    if (item.type().dtype() == DType.BFLOAT16) {
      attributes.set("dtype", "bfloat16");
    }
  }

  private MemorySegment bytes(Item item) {
    var value = item.value().get().cast(item.type().dtype());
    var memory = value.buffer().segment();
    // The memory is reused as soon as nobody holds the tensor.
    writing = value;
    return memory;
  }
}
