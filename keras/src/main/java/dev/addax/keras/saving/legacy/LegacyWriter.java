package dev.addax.keras.saving.legacy;

import dev.addax.hdf5.Hdf5Writer;
import dev.addax.hdf5.OutAttributes;
import dev.addax.hdf5.OutGroup;
import dev.addax.keras.config.Json;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.Assets;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Stored;
import dev.addax.keras.saving.AtomicFile;
import dev.addax.keras.saving.Hdf5Tensors;
import dev.addax.keras.saving.ModelContent;
import dev.addax.keras.saving.SavingException;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a model as Keras 3 writes {@code .h5}. Keras: {@code legacy_h5_format}. */
final class LegacyWriter {
  /** What one attribute can hold; longer lists of names are spread over several. */
  private static final int LARGEST_ATTRIBUTE = 64512;

  private static final String VERSION = "3.15.0";

  private static final Map<String, String> LOSSES =
      Map.of(
          "mse", "mean_squared_error",
          "mae", "mean_absolute_error",
          "mape", "mean_absolute_percentage_error",
          "msle", "mean_squared_logarithmic_error",
          "bce", "binary_crossentropy");

  private final ModelContent content;
  private final Path file;
  private @Nullable Tensor writing;

  LegacyWriter(ModelContent content, Path file) {
    this.content = content;
    this.file = file;
  }

  void write() {
    requireNoAssets();
    var writer = new Hdf5Writer();
    var root = writer.root();
    metadata(root.attributes());
    layers(root.group("model_weights"));
    optimizer(root);
    AtomicFile.write(file, writer::writeTo);
  }

  /** Real Keras leaves vocabularies out and says nothing; the model then fails when it is used. */
  private void requireNoAssets() {
    for (var layer : content.model().flattened()) {
      if (layer instanceof Assets owner && !owner.assets().isEmpty()) {
        throw new SavingException(
            "Cannot save %s: such a file has no place for %s of '%s'; save as .keras, or give the layer its vocabulary as an option"
                .formatted(file, owner.assets().keySet(), layer.path()));
      }
    }
  }

  private void metadata(OutAttributes attributes) {
    attributes.set("keras_version", VERSION);
    attributes.set("backend", "tensorflow");
    var config =
        Trees.copy(
            Trees.map(Serialization.sharing(() -> Serialization.serialize(content.model()))));
    var compile = Trees.copy(Trees.map(config.remove("compile_config")));
    // A text of variable length: an attribute of fixed size has room for 64 KB, a large model needs
    // more.
    attributes.set("model_config", Json.text(config));
    var trained = content.optimizer();
    if (!compile.isEmpty() && trained != null) {
      // Whatever compile was told, a name for example: the file holds the optimizer as an object.
      var optimizer = Trees.map(Serialization.serialize(trained));
      compile.remove("optimizer");
      compile.put(
          "optimizer_config",
          Trees.object(
              "class_name", optimizer.get("class_name"), "config", optimizer.get("config")));
      compile.put("loss", loss(compile.get("loss")));
      attributes.set("training_config", Json.text(compile));
    }
  }

  /** Keras takes short names such as mse for metrics when it reads them here. */
  private static @Nullable Object loss(@Nullable Object json) {
    return switch (json) {
      case String name -> LOSSES.getOrDefault(name, name);
      case List<?> list -> Trees.mapped(list, LegacyWriter::loss);
      case Map<?, ?> map when !Trees.isObject(map) -> {
        var result = Trees.object();
        map.forEach((output, item) -> result.put(String.valueOf(output), loss(item)));
        yield result;
      }
      case null, default -> json;
    };
  }

  private void layers(OutGroup group) {
    var layers = new ArrayList<>(content.model().parts().values());
    names(group.attributes(), "layer_names", layers.stream().map(Layer::name).toList());
    group.attributes().setBytes("backend", "tensorflow").setBytes("keras_version", VERSION);
    layers.sort(Comparator.comparing(Layer::name));
    for (var layer : layers) {
      arrays(group.group(layer.name()), inOrder(layer));
    }
    arrays(
        group.group("top_level_model_weights"),
        List.copyOf(Stored.weightsOf(content.model()).values()));
  }

  /** Those that are trained, then the others. */
  private static List<Variable> inOrder(Layer layer) {
    var order = new ArrayList<>(layer.trainableWeights());
    order.addAll(layer.nonTrainableWeights());
    return order;
  }

  private void optimizer(OutGroup root) {
    var optimizer = content.optimizer();
    if (optimizer != null) {
      arrays(root.group("optimizer_weights"), optimizer.variables());
    }
  }

  /** Real Keras cannot save such a model in this form either. */
  private void requireDistinct(List<String> paths) {
    var seen = new HashSet<String>();
    for (var path : paths) {
      if (!seen.add(path)) {
        throw new SavingException(
            "Cannot save %s: several variables have the path '%s', of which such a file holds one; save as .keras, or give layers of the same name in different models different names"
                .formatted(file, path));
      }
    }
  }

  private void arrays(OutGroup group, List<Variable> variables) {
    var paths = variables.stream().map(Variable::path).toList();
    requireDistinct(paths);
    names(group.attributes(), "weight_names", paths);
    for (var variable : variables) {
      var parts = variable.path().split("/");
      var owner = group;
      for (var part : List.of(parts).subList(0, parts.length - 1)) {
        owner = owner.group(part);
      }
      var dtype = variable.type().dtype();
      var shape = variable.type().shape().toList().stream().mapToLong(n -> n).toArray();
      var attributes =
          owner.dataset(
              parts[parts.length - 1], Hdf5Tensors.datatype(dtype), shape, () -> bytes(variable));
      if (dtype == DType.BFLOAT16) {
        attributes.set("dtype", "bfloat16");
      }
    }
  }

  private MemorySegment bytes(Variable variable) {
    var value = variable.value();
    // The memory is reused as soon as nobody holds the tensor.
    writing = value;
    return value.buffer().segment();
  }

  /** Names in one attribute, or spread evenly over {@code name0}, {@code name1}, … */
  static void names(OutAttributes attributes, String name, List<String> names) {
    int width =
        names.stream()
            .mapToInt(n -> n.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
            .max()
            .orElse(1);
    int chunks = 1;
    while (Math.ceilDiv(names.size(), chunks) * (long) width > LARGEST_ATTRIBUTE) {
      chunks++;
    }
    if (chunks == 1) {
      attributes.setBytes(name, names.toArray(String[]::new));
      return;
    }
    int from = 0;
    for (int i = 0; i < chunks; i++) {
      int size = names.size() / chunks + (i < names.size() % chunks ? 1 : 0);
      attributes.setBytes(name + i, names.subList(from, from + size).toArray(String[]::new));
      from += size;
    }
  }
}
