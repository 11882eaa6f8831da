package dev.addax.keras.saving;

import dev.addax.hdf5.Hdf5File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    return new Opened(content, new KerasWeights(vars(content, file), Map.of()));
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

  private record Opened(FileContent content, WeightSource weights) implements SavedModel {
    @Override
    public Path file() {
      return content.path();
    }

    @Override
    public String format() {
      return "Keras 3 weights";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of();
    }

    @Override
    public Optional<Map<String, @Nullable Object>> config() {
      return Optional.empty();
    }

    @Override
    public void close() {
      content.close();
    }
  }
}
