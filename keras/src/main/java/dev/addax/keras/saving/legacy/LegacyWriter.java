package dev.addax.keras.saving.legacy;

import dev.addax.hdf5.Hdf5Writer;
import dev.addax.hdf5.OutAttributes;
import dev.addax.hdf5.OutGroup;
import dev.addax.hdf5.type.Datatype;
import dev.addax.keras.config.Json;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Stored;
import dev.addax.keras.saving.AtomicFile;
import dev.addax.keras.saving.ModelContent;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Writes a model as Keras 3 writes {@code .h5}. Keras: {@code legacy_h5_format}. */
final class LegacyWriter {
  /** What one attribute can hold; longer lists of names are spread over several. */
  private static final int LARGEST_ATTRIBUTE = 64512;

  private static final String VERSION = "3.15.0";

  private final ModelContent content;

  LegacyWriter(ModelContent content) {
    this.content = content;
  }

  void write(Path path) {
    var file = new Hdf5Writer();
    var root = file.root();
    metadata(root.attributes());
    layers(root.group("model_weights"));
    optimizer(root);
    AtomicFile.write(path, file::writeTo);
  }

  private void metadata(OutAttributes attributes) {
    attributes.set("keras_version", VERSION);
    attributes.set("backend", "tensorflow");
    var config =
        Trees.copy(
            Trees.map(Serialization.sharing(() -> Serialization.serialize(content.model()))));
    var compile = Trees.copy(Trees.map(config.remove("compile_config")));
    attributes.setBytes("model_config", Json.text(config));
    if (!compile.isEmpty()) {
      var optimizer = Trees.map(compile.remove("optimizer"));
      compile.put(
          "optimizer_config",
          Trees.object(
              "class_name", optimizer.get("class_name"), "config", optimizer.get("config")));
      attributes.setBytes("training_config", Json.text(compile));
    }
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

  private static void arrays(OutGroup group, List<Variable> variables) {
    var paths = variables.stream().map(Variable::path).toList();
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
              parts[parts.length - 1],
              datatype(dtype),
              shape,
              () -> variable.value().buffer().segment());
      if (dtype == DType.BFLOAT16) {
        attributes.set("dtype", "bfloat16");
      }
    }
  }

  private static Datatype datatype(DType dtype) {
    return switch (dtype.kerasName()) {
      case "float32" -> Datatype.FLOAT32;
      case "float64" -> Datatype.FLOAT64;
      case "float16" -> Datatype.FLOAT16;
      case "bfloat16" -> Datatype.opaque(2);
      case "int64" -> Datatype.INT64;
      case "int32" -> Datatype.INT32;
      case "int16" -> Datatype.INT16;
      case "int8" -> Datatype.INT8;
      case "uint32" -> Datatype.UINT32;
      case "uint16" -> Datatype.UINT16;
      case "uint8" -> Datatype.UINT8;
      case "bool" -> Datatype.BOOL;
      default ->
          throw new IllegalArgumentException(
              "no HDF5 type for " + dtype.kerasName().toLowerCase(Locale.ROOT));
    };
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
