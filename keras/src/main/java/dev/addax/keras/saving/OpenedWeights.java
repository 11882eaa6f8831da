package dev.addax.keras.saving;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of weights alone, opened. */
record OpenedWeights(
    Path file,
    String format,
    Map<String, String> metadata,
    WeightSource weights,
    List<FileContent> contents)
    implements SavedModel {
  @Override
  public Optional<Map<String, @Nullable Object>> config() {
    return Optional.empty();
  }

  @Override
  public long size() {
    return contents.stream().mapToLong(content -> content.source().size()).sum();
  }

  @Override
  public void close() {
    contents.forEach(FileContent::close);
  }
}
