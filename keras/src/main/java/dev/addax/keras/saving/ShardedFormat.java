package dev.addax.keras.saving;

import dev.addax.keras.config.ConfigException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weights in several files, {@code .weights.json}: an index says which file holds the variables of
 * which object. Keras: {@code ShardedH5IOStore}.
 */
public final class ShardedFormat implements ModelFormat {
  private static final String SUFFIX = ".weights.json";
  private static final String MAP = "weight_map";
  private static final long MAX_INDEX = 64 << 20;

  @Override
  public String name() {
    return "sharded Keras 3 weights (.weights.json)";
  }

  @Override
  public List<String> suffixes() {
    return List.of(SUFFIX);
  }

  // ---- reading

  @Override
  public boolean recognizes(FileContent content) {
    if (!content.begins('{') || content.source().size() > MAX_INDEX) {
      return false;
    }
    try {
      return index(content).containsKey(MAP);
    } catch (ConfigException e) {
      return false;
    }
  }

  private static Map<String, @Nullable Object> index(FileContent content) {
    var bytes = ByteBuffer.allocate((int) content.source().size());
    content.source().read(0, bytes);
    return JsonObject.parse(new String(bytes.array(), StandardCharsets.UTF_8));
  }

  @Override
  public SavedModel open(FileContent content) {
    var shards = new ArrayList<FileContent>();
    var vars = new VarsGroups();
    try {
      for (var name : shards(content)) {
        var shard = shard(content, name);
        shards.add(shard);
        var file =
            shard
                .hdf5()
                .orElseThrow(() -> unusable(content, name, new SavingException("no HDF5 file")));
        Guarded.reading(
            shard.path().toString(),
            () -> {
              vars.add(shard.path().toString(), file);
              return vars;
            });
      }
    } catch (RuntimeException e) {
      shards.forEach(FileContent::close);
      throw e;
    }
    shards.add(content);
    return new OpenedWeights(
        content.path(),
        "sharded Keras 3 weights",
        Map.of(),
        new KerasWeights(vars, Map.of()),
        shards);
  }

  private static FileContent shard(FileContent index, String name) {
    try {
      return FileContent.open(index.path().resolveSibling(name));
    } catch (SavingException | InvalidPathException e) {
      throw unusable(index, name, e);
    }
  }

  private static SavingException unusable(FileContent index, String name, RuntimeException why) {
    return new SavingException(
        "%s names a file '%s' that cannot be used: %s"
            .formatted(index.path(), name, why.getMessage()),
        why);
  }

  /** The files that the index names; they lie beside it, whatever it says. */
  private static Set<String> shards(FileContent content) {
    if (!(index(content).get(MAP) instanceof Map<?, ?> map)) {
      throw new ConfigException(MAP + " is no object");
    }
    var names = new LinkedHashSet<String>();
    for (var value : map.values()) {
      for (var name : value instanceof List<?> several ? several : List.of(String.valueOf(value))) {
        var text = String.valueOf(name);
        if (text.isEmpty() || text.contains("/") || text.contains("\\") || text.startsWith("..")) {
          throw new ConfigException("'%s' is no name of a file beside the index".formatted(text));
        }
        names.add(text);
      }
    }
    return names;
  }

  // ---- writing

  @Override
  public void write(ModelContent content, Path file) {
    new ShardWriter(file, content).write();
  }
}
