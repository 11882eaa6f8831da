package dev.addax.keras.saving;

import dev.addax.hdf5.Hdf5File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
        texts(file),
        new KerasWeights(vars(content, file), Map.of()),
        List.of(content));
  }

  private static Map<String, String> texts(Hdf5File file) {
    var texts = new LinkedHashMap<String, String>();
    var attributes = file.root().attributes();
    for (var name : attributes.names()) {
      if (attributes.get(name).value() instanceof String text) {
        texts.put(name, text);
      }
    }
    return texts;
  }

  private static VarsGroups vars(FileContent content, Hdf5File file) {
    var vars = new VarsGroups();
    vars.add(String.valueOf(content.path()), file);
    return vars;
  }

  @Override
  public void write(ModelContent content, Path file) {
    var written = KerasLayout.of(content).file();
    content.texts().forEach(written.root().attributes()::set);
    AtomicFile.write(file, written::writeTo);
  }
}
