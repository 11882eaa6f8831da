package dev.addax.keras.saving;

import dev.addax.hdf5.Hdf5Writer;
import dev.addax.hdf5.OutGroup;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes weights into files of at most so many bytes of elements, and the index last.
 *
 * <p>Each save has file names of its own, so that the index of an earlier one stays true until the
 * new one takes its place. Keras opens a first shard of a fixed name before it looks into the
 * index; nothing is in it.
 */
final class ShardWriter {
  private static final String SHARD = "%s_%05d.weights.h5";

  private final Path index;
  private final String base;
  private final long most;
  private final KerasLayout layout;
  private final String token = "s%016x".formatted(ThreadLocalRandom.current().nextLong());
  private final Map<String, @Nullable Object> map = new LinkedHashMap<>();
  private final List<String> written = new ArrayList<>();
  private Hdf5Writer shard = new Hdf5Writer();
  private long filled;
  private long total;

  ShardWriter(Path index, ModelContent content) {
    this.index = index;
    this.base = String.valueOf(index.getFileName()).replace(".weights.json", "");
    this.most = content.maxShardBytes();
    this.layout = KerasLayout.of(content);
  }

  void write() {
    requireIndex();
    requireFitting();
    // The index is begun first and finished last: as long as its part is there, other processes
    // know that the files written meanwhile belong to somebody.
    AtomicFile.write(
        index,
        channel -> {
          try {
            writeShards();
          } catch (IOException | RuntimeException | Error e) {
            discard(e);
            throw e;
          }
          for (var bytes = ByteBuffer.wrap(indexText()); bytes.hasRemaining(); ) {
            channel.write(bytes);
          }
        });
    removeOthers();
  }

  private void writeShards() throws IOException {
    var first = new Hdf5Writer();
    first.root().group("vars");
    AtomicFile.write(index.resolveSibling(SHARD.formatted(base, 0)), first::writeTo);
    for (var object : layout.objects()) {
      add(object);
    }
    finishShard();
  }

  private byte[] indexText() {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("metadata", Map.of("total_size", total));
    json.put("weight_map", map);
    return Json.pretty(json).getBytes(StandardCharsets.UTF_8);
  }

  private void requireFitting() {
    for (var object : layout.objects()) {
      object
          .variables()
          .forEach(
              (name, item) -> {
                if (item.type().bytes() > most) {
                  throw new SavingException(
                      "Cannot save %s: %s/%s, %s, has %d bytes, more than the %d of one file; allow larger files"
                          .formatted(
                              index, object.group(), name, item.type(), item.type().bytes(), most));
                }
              });
    }
  }

  private void add(KerasLayout.Saved object) throws IOException {
    OutGroup group = null;
    for (var variable : object.variables().entrySet()) {
      long bytes = variable.getValue().type().bytes();
      if (filled + bytes > most) {
        finishShard();
        group = null;
      }
      if (group == null) {
        group = KerasLayout.group(shard, object);
        remember("/" + object.group(), shardName());
      }
      layout.write(group, variable.getKey(), variable.getValue());
      filled += bytes;
      total += bytes;
    }
  }

  private String shardName() {
    return SHARD.formatted(base + "_" + token, written.size() + 1);
  }

  @SuppressWarnings("unchecked")
  private void remember(String group, String file) {
    switch (map.get(group)) {
      case null -> map.put(group, file);
      case List<?> several -> ((List<Object>) several).add(file);
      case Object one -> map.put(group, new ArrayList<>(List.of(one, file)));
    }
  }

  /** No index names it yet, so nobody reads it before it is whole. */
  private void finishShard() throws IOException {
    if (filled > 0) {
      var name = shardName();
      written.add(name);
      try (var channel =
          FileChannel.open(
              index.resolveSibling(name),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE)) {
        shard.writeTo(channel);
        channel.force(true);
      }
      shard = new Hdf5Writer();
      filled = 0;
    }
  }

  private void discard(Throwable failure) {
    for (var name : written) {
      try {
        Files.deleteIfExists(index.resolveSibling(name));
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }

  private void requireIndex() {
    if (Files.exists(index)) {
      named();
    }
  }

  /** {@return the files that the index names now} */
  private Set<String> named() {
    var names = new LinkedHashSet<String>();
    try {
      if (JsonObject.parse(Files.readString(index)).get("weight_map") instanceof Map<?, ?> old) {
        old.values()
            .forEach(
                value ->
                    (value instanceof List<?> several ? several : List.of(value))
                        .forEach(name -> names.add(String.valueOf(name))));
      }
    } catch (IOException | ConfigException e) {
      throw new SavingException(
          "Cannot save %s: the file of that name is no index: %s".formatted(index, e), e);
    }
    return names;
  }

  /** The files of earlier saves, also of those that were cut off. */
  private void removeOthers() {
    var pattern = "\\Q" + base + "\\E_s[0-9a-f]{16}_\\d{5}\\.weights\\.h5";
    var others = new ArrayList<Path>();
    try (var files =
        Files.newDirectoryStream(
            index.toAbsolutePath().resolveSibling(""),
            file -> String.valueOf(file.getFileName()).matches(pattern))) {
      files.forEach(others::add);
      // In this order: who wrote one of these files has since ended, is seen here, or is named.
      if (Part.clearUp(index) > 0) {
        return;
      }
      var named = named();
      for (var file : others) {
        if (!named.contains(String.valueOf(file.getFileName()))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new SavingException(
          "%s is saved, but the files of an earlier save cannot be removed: %s".formatted(index, e),
          e);
    }
  }
}
