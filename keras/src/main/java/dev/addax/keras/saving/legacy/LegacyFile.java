package dev.addax.keras.saving.legacy;

import dev.addax.hdf5.Attributes;
import dev.addax.hdf5.Group;
import dev.addax.hdf5.Hdf5File;
import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import dev.addax.keras.saving.FileContent;
import dev.addax.keras.saving.SavedModel;
import dev.addax.keras.saving.SavingException;
import dev.addax.keras.saving.WeightSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A file of {@link LegacyFormat}, opened. */
final class LegacyFile implements SavedModel {
  private final FileContent content;
  private final Hdf5File file;
  private @Nullable LegacyWeights weights;

  LegacyFile(FileContent content, Hdf5File file) {
    this.content = content;
    this.file = file;
  }

  @Override
  public Path file() {
    return content.path();
  }

  @Override
  public String format() {
    return file.root().attributes().has("model_config") ? "Keras HDF5 model" : "Keras HDF5 weights";
  }

  private Group layers() {
    return file.root().has("model_weights") ? file.root().group("model_weights") : file.root();
  }

  @Override
  public Map<String, String> metadata() {
    return reading(
        () -> {
          var metadata = new LinkedHashMap<String, String>();
          for (var name : new String[] {"keras_version", "backend"}) {
            text(file.root().attributes(), name)
                .or(() -> text(layers().attributes(), name))
                .ifPresent(text -> metadata.put(name, text));
          }
          return metadata;
        });
  }

  /** One text, also where it was saved as a list of one. */
  private static Optional<String> text(Attributes attributes, String name) {
    if (!attributes.has(name) || !attributes.get(name).datatype().isString()) {
      return Optional.empty();
    }
    var texts = attributes.get(name).strings();
    return texts.length == 0 ? Optional.empty() : Optional.of(texts[0]);
  }

  @Override
  public Optional<Map<String, @Nullable Object>> config() {
    return reading(
        () ->
            text(file.root().attributes(), "model_config")
                .map(text -> withCompile(Trees.copy(object(text, "model_config")))));
  }

  private Map<String, @Nullable Object> withCompile(Map<String, @Nullable Object> config) {
    // Whatever stands there: the dialect says what it makes of it.
    text(file.root().attributes(), "training_config")
        .ifPresent(text -> config.put("compile_config", Json.parse(text)));
    return config;
  }

  private static Map<?, ?> object(String text, String attribute) {
    if (Json.parse(text) instanceof Map<?, ?> object) {
      return object;
    }
    throw new ConfigException("the attribute " + attribute + " is no JSON object");
  }

  @Override
  public WeightSource weights() {
    var known = weights;
    if (known == null) {
      known =
          reading(
              () ->
                  new LegacyWeights(
                      LayerGroups.of(String.valueOf(file()), layers()),
                      OptimizerGroup.in(String.valueOf(file()), file.root()),
                      metadata()));
      weights = known;
    }
    return known;
  }

  private <R> R reading(Supplier<R> body) {
    try {
      return body.get();
    } catch (Hdf5Exception | ConfigException e) {
      throw new SavingException("Cannot read %s: %s".formatted(file(), e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    content.close();
  }
}
