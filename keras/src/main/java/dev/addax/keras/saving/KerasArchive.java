package dev.addax.keras.saving;

import dev.addax.hdf5.Hdf5File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code .keras} file, opened: a ZIP of a configuration, weights in HDF5, and assets. */
final class KerasArchive implements SavedModel {
  static final String METADATA = "metadata.json";
  static final String CONFIG = "config.json";
  static final String WEIGHTS = "model.weights.h5";
  static final String ASSETS = "assets/";
  private static final int MAX_JSON = 64 << 20;
  private static final int MAX_ASSETS = 256 << 20;

  private final FileContent content;
  private final ZipArchive zip;
  private @Nullable KerasWeights weights;

  KerasArchive(FileContent content, ZipArchive zip) {
    this.content = content;
    this.zip = zip;
  }

  @Override
  public Path file() {
    return content.path();
  }

  @Override
  public String format() {
    return "Keras archive";
  }

  @Override
  public Map<String, String> metadata() {
    var metadata = new LinkedHashMap<String, String>();
    zip.entry(METADATA)
        .ifPresent(
            entry -> tree(entry).forEach((key, value) -> metadata.put(key, String.valueOf(value))));
    return metadata;
  }

  @Override
  public Optional<Map<String, @Nullable Object>> config() {
    return zip.entry(CONFIG).map(this::tree);
  }

  private Map<String, @Nullable Object> tree(ZipEntry entry) {
    return Guarded.reading(
        file() + ", entry " + entry.name(),
        () -> JsonObject.parse(new String(entry.bytes(MAX_JSON), StandardCharsets.UTF_8)));
  }

  @Override
  public WeightSource weights() {
    var known = weights;
    if (known == null) {
      known = Guarded.reading(String.valueOf(file()), this::open);
      weights = known;
    }
    return known;
  }

  @Override
  public void verify() {
    zip.entry(WEIGHTS)
        .ifPresent(
            entry ->
                Guarded.reading(
                    file() + ", entry " + WEIGHTS,
                    () -> {
                      entry.verify(entry.open());
                      return entry;
                    }));
  }

  private KerasWeights open() {
    var entry =
        zip.entry(WEIGHTS)
            .orElseThrow(
                () ->
                    new SavingException(
                        "%s has no entry %s; its entries: %s"
                            .formatted(file(), WEIGHTS, zip.entries().keySet())));
    var name = file() + ", entry " + WEIGHTS;
    var vars = new VarsGroups();
    vars.add(name, Hdf5File.of(entry.open(), name));
    return new KerasWeights(vars, assets());
  }

  private Map<String, byte[]> assets() {
    var assets = new HashMap<String, byte[]>();
    long total = 0;
    for (var entry : zip.entries().values()) {
      if (entry.name().startsWith(ASSETS) && !entry.name().endsWith("/")) {
        total += entry.size();
        if (total > MAX_ASSETS) {
          throw new SavingException(file() + " holds more than " + MAX_ASSETS + " bytes of assets");
        }
        assets.put(entry.name().substring(ASSETS.length()), entry.bytes(MAX_ASSETS));
      }
    }
    return assets;
  }

  @Override
  public void close() {
    content.close();
  }
}
