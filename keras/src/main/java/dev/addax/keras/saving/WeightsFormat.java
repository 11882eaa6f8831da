package dev.addax.keras.saving;

import dev.addax.hdf5.Hdf5File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Weights alone as Keras 3 saves them, {@code .weights.h5}. */
public final class WeightsFormat implements ModelFormat {
  @Override
  public String name() {
    return "Keras 3 weights (.weights.h5)";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".weights.h5");
  }

  @Override
  public boolean recognizes(FileContent content) {
    return content.hdf5().filter(VarsGroups::isIn).isPresent();
  }

  @Override
  public SavedModel open(FileContent content) {
    var file = content.hdf5().orElseThrow();
    return new OpenedWeights(
        content.path(),
        "Keras 3 weights",
        new KerasWeights(vars(content, file), Map.of()),
        List.of(content));
  }

  private static VarsGroups vars(FileContent content, Hdf5File file) {
    var vars = new VarsGroups();
    vars.add(String.valueOf(content.path()), file);
    return vars;
  }

  @Override
  public void write(ModelContent content, Path file) {
    var layout = KerasLayout.of(content);
    AtomicFile.write(file, layout.file()::writeTo);
  }
}
