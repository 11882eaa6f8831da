package dev.addax.keras.saving;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of weights alone, opened. */
record OpenedWeights(Path file, String format, WeightSource weights, List<FileContent> contents)
    implements SavedModel {
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
    contents.forEach(FileContent::close);
  }
}
