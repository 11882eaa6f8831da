package dev.addax.keras.saving.legacy;

import dev.addax.hdf5.Hdf5File;
import dev.addax.keras.saving.FileContent;
import dev.addax.keras.saving.ModelContent;
import dev.addax.keras.saving.ModelFormat;
import dev.addax.keras.saving.SavedModel;
import java.nio.file.Path;
import java.util.List;

/**
 * Models and weights in HDF5 as Keras 0 to 2 saved them, and Keras 3 still does for {@code .h5}: a
 * group for each layer, with the names of layers and weights as attributes.
 */
public final class LegacyFormat implements ModelFormat {
  @Override
  public String name() {
    return "Keras HDF5 (.h5)";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".h5", ".hdf5");
  }

  @Override
  public boolean holdsModels() {
    return true;
  }

  @Override
  public boolean recognizes(FileContent content) {
    return content.hdf5().filter(LegacyFormat::isLegacy).isPresent();
  }

  private static boolean isLegacy(Hdf5File file) {
    var root = file.root();
    var names = root.attributes().names();
    return root.has("model_weights")
        || names.contains("model_config")
        || names.contains("nb_layers")
        || names.stream().anyMatch(name -> name.startsWith("layer_names"));
  }

  @Override
  public SavedModel open(FileContent content) {
    return new LegacyFile(content, content.hdf5().orElseThrow());
  }

  @Override
  public void write(ModelContent content, Path file) {
    new LegacyWriter(content, file).write();
  }
}
