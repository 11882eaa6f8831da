package dev.addax.keras.saving;

import dev.addax.hdf5.Hdf5File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that Keras 3 saved, opened: a configuration, weights in HDF5, and assets, as entries of a
 * ZIP or files of a folder.
 */
final class KerasArchive implements SavedModel {
  static final String METADATA = "metadata.json";
  static final String CONFIG = "config.json";
  static final String WEIGHTS = "model.weights.h5";
  static final String NPZ = "model.weights.npz";
  static final String ASSETS = "assets/";
  private static final int MAX_JSON = 64 << 20;
  private static final int MAX_ASSETS = 256 << 20;

  private final Path file;
  private final String format;
  private final Map<String, ? extends Member> members;
  private final Runnable close;
  private @Nullable KerasWeights weights;

  KerasArchive(Path file, String format, Map<String, ? extends Member> members, Runnable close) {
    this.file = file;
    this.format = format;
    this.members = members;
    this.close = close;
  }

  private Optional<? extends Member> member(String name) {
    return Optional.ofNullable(members.get(name));
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public long size() {
    return Files.isDirectory(file)
        ? members.values().stream().mapToLong(Member::size).sum()
        : SavedModel.super.size();
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public Map<String, String> metadata() {
    var metadata = new LinkedHashMap<String, String>();
    member(METADATA)
        .ifPresent(
            entry -> tree(entry).forEach((key, value) -> metadata.put(key, String.valueOf(value))));
    return metadata;
  }

  @Override
  public Optional<Map<String, @Nullable Object>> config() {
    return member(CONFIG).map(this::tree);
  }

  private Map<String, @Nullable Object> tree(Member entry) {
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
    member(WEIGHTS)
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
    var entry = member(WEIGHTS).orElseThrow(() -> new SavingException(withoutWeights()));
    var name = file() + ", entry " + WEIGHTS;
    var vars = new VarsGroups();
    vars.add(name, Hdf5File.of(entry.open(), name));
    return new KerasWeights(vars, assets());
  }

  private String withoutWeights() {
    return member(NPZ).isPresent()
        ? "%s keeps its weights in %s: pickled Python objects, which Keras itself refuses to read; load it with the Keras that wrote it and save it again"
            .formatted(file(), NPZ)
        : "%s has no entry %s; its entries: %s".formatted(file(), WEIGHTS, members.keySet());
  }

  private Map<String, byte[]> assets() {
    var assets = new HashMap<String, byte[]>();
    long total = 0;
    for (var entry : members.values()) {
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
    close.run();
  }
}
